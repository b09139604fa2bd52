package dev.steward.gcp.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.steward.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * A project that speaks the REST API of BigQuery as far as queries are tried, run, waited for,
 * fetched and cancelled: paths, parameters, bodies, reasons and messages are those of its
 * reference. It runs nothing; every query has the same answer, which tests set.
 */
final class StubBigQuery implements AutoCloseable {
  static final String PROJECT = "stub-project";
  static final String LOCATION = "EU";
  private static final long LEAST_BILLED = 10 << 20;

  /** A request as it came. */
  record Seen(String method, String path, Map<String, String> query, JsonNode body) {
    boolean dry() {
      return body.path("dryRun").asBoolean();
    }

    boolean results() {
      return method.equals("GET") && path.contains("/queries/");
    }

    boolean run() {
      return method.equals("POST") && path.endsWith("/queries") && !dry();
    }
  }

  /** What the next so many of these requests get instead of an answer. */
  private record Refusal(int status, String body, AtomicInteger left, Predicate<Seen> of) {}

  final List<Seen> seen = new CopyOnWriteArrayList<>();
  final AtomicInteger unfinished = new AtomicInteger();
  volatile long bytes = 1_000;
  volatile long billed = LEAST_BILLED;
  volatile int page = 1_000;
  volatile Refusal refusal = new Refusal(500, "", new AtomicInteger(), _ -> true);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, String> jobs = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile List<String> columns = List.of();
  private volatile List<List<String>> rows = List.of();
  private volatile Predicate<Seen> silent = _ -> false;

  StubBigQuery() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Columns as {@code name TYPE}; values as they are on the wire, {@code null} for NULL. */
  void answers(List<String> columns, List<List<String>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  void refuse(int status, String reason, String message, int times) {
    ObjectNode body = error(status, reason, message);
    refusal = new Refusal(status, body.toString(), new AtomicInteger(times), _ -> true);
  }

  /** Dry runs are answered even so. */
  void refuseToRun(int status, String reason, int times) {
    ObjectNode body = error(status, reason, "refused on purpose");
    refusal = new Refusal(status, body.toString(), new AtomicInteger(times), it -> !it.dry());
  }

  /** Jobs are begun and cancelled even so. */
  void refuseResults(int status, String reason) {
    ObjectNode body = error(status, reason, "refused on purpose");
    refusal =
        new Refusal(status, body.toString(), new AtomicInteger(Integer.MAX_VALUE), Seen::results);
  }

  void answersWith(int status, String body) {
    refusal = new Refusal(status, body, new AtomicInteger(Integer.MAX_VALUE), _ -> true);
  }

  /** From now on requests are read and not answered. */
  void fallSilent() {
    silent = _ -> true;
  }

  /** Jobs are begun and cancelled even so. */
  void fallSilentAboutResults() {
    silent = Seen::results;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Seen request = read(exchange);
      seen.add(request);
      if (silent.test(request)) {
        closing.await(1, TimeUnit.MINUTES);
        return;
      }
      Refusal now = refusal;
      if (now.of().test(request) && now.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        reply(exchange, now.status(), now.body());
        return;
      }
      ObjectNode answer = answer(request);
      reply(exchange, answer.path("error").path("code").asInt(200), answer.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode answer(Seen request) {
    String base = "/bigquery/v2/projects/" + PROJECT;
    if (!request.path().startsWith(base + "/")) {
      return error(404, "notFound", "Not found: Project");
    }
    String path = request.path().substring(base.length());
    if (path.equals("/queries")) {
      return query(request);
    }
    String job = path.replaceAll(".*/([^/]+?)(/cancel)?$", "$1");
    if (!jobs.containsValue(job) || !LOCATION.equals(request.query().get("location"))) {
      return error(404, "notFound", "Not found: Job " + job);
    }
    if (path.endsWith("/cancel")) {
      return Json.object().put("kind", "bigquery#jobCancelResponse");
    }
    boolean exact = "true".equals(request.query().get("formatOptions.useInt64Timestamp"));
    return results(
        job,
        Integer.parseInt(request.query().getOrDefault("pageToken", "0")),
        Integer.parseInt(request.query().getOrDefault("maxResults", "100000")),
        exact);
  }

  private ObjectNode query(Seen request) {
    JsonNode body = request.body();
    for (JsonNode parameter : body.path("queryParameters")) {
      if (!whole(parameter.path("parameterType"))) {
        return error(400, "invalid", "Missing type of " + parameter.path("name").asText());
      }
    }
    if (body.path("useLegacySql").asBoolean(true)) {
      return error(400, "invalidQuery", "Legacy SQL has no parameters");
    }
    if (request.dry()) {
      boolean cached = body.path("useQueryCache").asBoolean(true) && !jobs.isEmpty();
      ObjectNode answer = Json.object().put("kind", "bigquery#queryResponse");
      answer.set("schema", schema());
      return answer
          .put("totalBytesProcessed", Long.toString(cached ? 0 : bytes))
          .put("jobComplete", true)
          .put("cacheHit", cached);
    }
    long maximum = body.path("maximumBytesBilled").asLong(Long.MAX_VALUE);
    if (billed > maximum) {
      return error(
          400,
          "bytesBilledLimitExceeded",
          "Query exceeded limit for bytes billed: %d. %d or higher required."
              .formatted(maximum, billed));
    }
    String id = jobs.computeIfAbsent(body.path("requestId").asText(), _ -> "job_" + jobs.size());
    return results(
        id,
        0,
        body.path("maxResults").asInt(100_000),
        body.path("formatOptions").path("useInt64Timestamp").asBoolean());
  }

  /** What BigQuery needs to know of a type before it takes a value. */
  private static boolean whole(JsonNode type) {
    return switch (type.path("type").asText()) {
      case "" -> false;
      case "ARRAY" -> whole(type.path("arrayType"));
      case "STRUCT" -> {
        boolean all = !type.path("structTypes").isEmpty();
        for (JsonNode field : type.path("structTypes")) {
          all &= field.hasNonNull("name") && whole(field.path("type"));
        }
        yield all;
      }
      default -> true;
    };
  }

  private ObjectNode results(String job, int from, int max, boolean exact) {
    ObjectNode answer = Json.object().put("kind", "bigquery#getQueryResultsResponse");
    answer
        .putObject("jobReference")
        .put("projectId", PROJECT)
        .put("jobId", job)
        .put("location", LOCATION);
    if (unfinished.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return answer.put("jobComplete", false);
    }
    answer.put("jobComplete", true).put("totalRows", Integer.toString(rows.size()));
    answer.put("totalBytesProcessed", Long.toString(bytes)).put("cacheHit", false);
    answer.set("schema", schema());
    int to = Math.min(rows.size(), from + Math.min(max, page));
    ArrayNode told = answer.putArray("rows");
    for (List<String> row : rows.subList(from, to)) {
      ArrayNode cells = told.addObject().putArray("f");
      for (int i = 0; i < row.size(); i++) {
        boolean coarse = columns.get(i).endsWith(" TIMESTAMP") && !exact && row.get(i) != null;
        cells
            .addObject()
            .put("v", coarse ? Double.toString(Long.parseLong(row.get(i)) / 1e6) : row.get(i));
      }
    }
    if (to < rows.size()) {
      answer.put("pageToken", Integer.toString(to));
    }
    return answer;
  }

  private ObjectNode schema() {
    ObjectNode schema = Json.object();
    ArrayNode fields = schema.putArray("fields");
    for (String column : columns) {
      String[] parts = column.split(" ");
      fields.addObject().put("name", parts[0]).put("type", parts[1]).put("mode", "NULLABLE");
    }
    return schema;
  }

  private static ObjectNode error(int status, String reason, String message) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("code", status).put("message", message);
    error
        .putArray("errors")
        .addObject()
        .put("message", message)
        .put("domain", "global")
        .put("reason", reason);
    return body;
  }

  private static Seen read(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    byte[] body =
        packed ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes() : sent;
    return new Seen(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(exchange.getRequestURI().getRawQuery()),
        body.length == 0 ? Json.object() : Objects.requireNonNull(Json.MAPPER.readTree(body)));
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String part : raw == null ? List.<String>of() : new ArrayList<>(List.of(raw.split("&")))) {
      int equals = part.indexOf('=');
      query.put(
          URLDecoder.decode(part.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return query;
  }
}
