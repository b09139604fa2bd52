package dev.steward.reliability.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import dev.steward.reliability.records.RecordLog;
import dev.steward.reliability.records.Stopwatch;
import dev.steward.testkit.http.ReceivedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What really happened: nobody writes here but the executor, and nothing is ever taken back. */
public final class Effects implements AutoCloseable {
  private final RecordLog log;
  private final Stopwatch watch;
  private final AtomicLong count = new AtomicLong();
  private final Map<String, ObjectNode> outputs = new ConcurrentHashMap<>();
  private final Map<String, Boolean> begun = new ConcurrentHashMap<>();

  private Effects(RecordLog log, Stopwatch watch) {
    this.log = log;
    this.watch = watch;
  }

  static Effects in(Path file, Stopwatch watch) throws IOException {
    return new Effects(RecordLog.in(file), watch);
  }

  public long count() {
    return count.get();
  }

  void arrived(ReceivedRequest request) {
    log.note(line("arrival", request));
  }

  /** Has the effect, again if asked again. */
  ObjectNode happen(ReceivedRequest request, Supplier<JsonNode> arguments) {
    ObjectNode input = (ObjectNode) arguments.get();
    long number = count.incrementAndGet();
    ObjectNode line = line("effect", request).put("number", number);
    line.put("call", input.path("call").asText());
    line.put("input", new String(CanonicalJson.bytes(input), StandardCharsets.UTF_8));
    line.put("pages", pages(key(request)));
    log.add(line);
    ObjectNode output =
        Json.object().put("call", input.path("call").asText()).put("effect", number);
    outputs.put(key(request), output);
    return output;
  }

  /** Has the effect unless this key has had it. */
  ObjectNode happenOnce(ReceivedRequest request, Supplier<JsonNode> arguments) {
    synchronized (lockOf(key(request))) {
      ObjectNode before = outputs.get(key(request));
      return before == null ? happen(request, arguments) : before;
    }
  }

  /** How much of what is paid for by the page: the same for a key whenever it is asked. */
  static long pages(String key) {
    return Math.floorMod(key.hashCode(), 7);
  }

  Optional<ObjectNode> output(String key) {
    return Optional.ofNullable(outputs.get(key));
  }

  void begin(String key) {
    begun.put(key, true);
  }

  void end(String key) {
    begun.remove(key);
  }

  boolean underWay(String key) {
    return begun.containsKey(key);
  }

  private final Object[] locks = java.util.stream.Stream.generate(Object::new).limit(256).toArray();

  private Object lockOf(String key) {
    return locks[Math.floorMod(key.hashCode(), locks.length)];
  }

  private ObjectNode line(String what, ReceivedRequest request) {
    return Json.object()
        .put("what", what)
        .put("at", watch.micros())
        .put("key", key(request))
        .put("run", header(request, "Steward-Run"))
        .put("tenant", header(request, "Steward-Tenant"))
        .put("tool", header(request, "Steward-Tool"))
        .put("attempt", header(request, "Steward-Attempt"));
  }

  static String key(ReceivedRequest request) {
    return header(request, "Idempotency-Key");
  }

  static String header(ReceivedRequest request, String name) {
    return request.header(name).orElse("");
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
