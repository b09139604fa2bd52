package dev.steward.gcp.artifacts;

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
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * One bucket that speaks the JSON API of Cloud Storage as far as objects are put, read and listed:
 * paths, parameters, bodies and errors are those of its reference.
 */
final class StubBucket implements AutoCloseable {
  static final String NAME = "checkpoints";

  private final TreeMap<String, Stored> objects = new TreeMap<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final HttpServer server;
  private volatile int refusal;
  private long generations = 1_700_000_000_000_000L;
  final List<String> seen = new CopyOnWriteArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // what an object holds
  private record Stored(ObjectNode metadata, byte[] content) {}

  StubBucket() {
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

  /** Answers so many requests with that status. */
  void refuse(int status, int requests) {
    refusal = status;
    refusals.set(requests);
  }

  JsonNode metadata(String name) {
    synchronized (objects) {
      return Objects.requireNonNull(objects.get(name)).metadata();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      seen.add(exchange.getRequestMethod() + " " + uri);
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        error(exchange, refusal, "refused on purpose");
        return;
      }
      Map<String, String> query = query(uri.getRawQuery());
      String path = uri.getRawPath();
      String objectsOf = "/storage/v1/b/" + NAME + "/o";
      if (path.equals("/upload" + objectsOf)) {
        upload(exchange, query, body);
      } else if (path.startsWith("/download" + objectsOf + "/")
          || path.startsWith(objectsOf + "/")) {
        String name = path.substring(path.indexOf(objectsOf) + objectsOf.length() + 1);
        read(exchange, query, URLDecoder.decode(name, StandardCharsets.UTF_8));
      } else if (path.equals(objectsOf)) {
        list(exchange, query);
      } else {
        error(exchange, 404, "The specified bucket does not exist.");
      }
    }
  }

  /** A multipart body: the metadata, then the content. */
  private void upload(HttpExchange exchange, Map<String, String> query, byte[] sent)
      throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    byte[] body =
        packed ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes() : sent;
    if (!"multipart".equals(query.get("uploadType"))) {
      error(exchange, 400, "only multipart here: " + query);
      return;
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String boundary = "--" + type.replaceAll(".*boundary=\"?([^\";]+)\"?.*", "$1");
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int metadataStart = text.indexOf("\r\n\r\n") + 4;
    int metadataEnd = text.indexOf("\r\n" + boundary, metadataStart);
    int contentStart = text.indexOf("\r\n\r\n", metadataEnd) + 4;
    int contentEnd = text.lastIndexOf("\r\n" + boundary);
    ObjectNode metadata =
        (ObjectNode)
            Json.MAPPER.readTree(
                text.substring(metadataStart, metadataEnd).getBytes(StandardCharsets.ISO_8859_1));
    byte[] content = text.substring(contentStart, contentEnd).getBytes(StandardCharsets.ISO_8859_1);
    synchronized (objects) {
      String name = metadata.path("name").asText();
      Stored present = objects.get(name);
      String expected = query.get("ifGenerationMatch");
      String generation = present == null ? "0" : present.metadata().path("generation").asText();
      if (expected != null && !expected.equals(generation)) {
        error(exchange, 412, "At least one of the pre-conditions you specified did not hold.");
        return;
      }
      if (present != null && present.metadata().has("retention")) {
        error(exchange, 403, "Object is subject to its retention policy");
        return;
      }
      metadata
          .put("kind", "storage#object")
          .put("bucket", NAME)
          .put("generation", Long.toString(++generations))
          .put("metageneration", "1")
          .put("size", Integer.toString(content.length))
          .put("timeCreated", Instant.now().toString());
      objects.put(name, new Stored(metadata, content));
      reply(exchange, 200, "application/json", Json.MAPPER.writeValueAsBytes(metadata));
    }
  }

  private void read(HttpExchange exchange, Map<String, String> query, String name)
      throws IOException {
    Stored stored;
    synchronized (objects) {
      stored = objects.get(name);
    }
    if (stored == null) {
      error(exchange, 404, "No such object: " + NAME + "/" + name);
    } else if ("media".equals(query.get("alt"))) {
      exchange
          .getResponseHeaders()
          .set("x-goog-generation", stored.metadata().path("generation").asText());
      reply(exchange, 200, "application/octet-stream", stored.content());
    } else {
      reply(exchange, 200, "application/json", Json.MAPPER.writeValueAsBytes(stored.metadata()));
    }
  }

  private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
    String prefix = query.getOrDefault("prefix", "");
    String from = query.getOrDefault("pageToken", query.getOrDefault("startOffset", ""));
    // Smaller pages than asked for are allowed, and happen.
    int size = Math.min(10, Integer.parseInt(query.getOrDefault("maxResults", "1000")));
    ObjectNode page = Json.object().put("kind", "storage#objects");
    ArrayNode items = page.putArray("items");
    synchronized (objects) {
      for (Map.Entry<String, Stored> each : objects.tailMap(from, true).entrySet()) {
        if (!each.getKey().startsWith(prefix)) {
          continue;
        }
        if (items.size() == size) {
          page.put("nextPageToken", each.getKey());
          break;
        }
        items.add(each.getValue().metadata());
      }
    }
    reply(exchange, 200, "application/json", Json.MAPPER.writeValueAsBytes(page));
  }

  private static void error(HttpExchange exchange, int status, String message) throws IOException {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("code", status).put("message", message);
    error.putArray("errors").addObject().put("message", message).put("domain", "global");
    reply(exchange, status, "application/json", Json.MAPPER.writeValueAsBytes(body));
  }

  private static void reply(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String part : raw == null ? new String[0] : raw.split("&")) {
      int equals = part.indexOf('=');
      query.put(
          part.substring(0, equals),
          URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return query;
  }
}
