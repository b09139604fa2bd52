package dev.steward.reliability.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import dev.steward.reliability.records.RecordLog;
import dev.steward.reliability.records.Stopwatch;
import java.io.IOException;
import java.nio.file.Path;

/** What one client asked and was told, in its own words, on the disk before it goes on. */
public final class ClientJournal implements AutoCloseable {
  private final RecordLog log;
  private final Stopwatch watch;

  public ClientJournal(Path folder, String client, Stopwatch watch) throws IOException {
    this.log = RecordLog.in(folder.resolve(client + ".jsonl"));
    this.watch = watch;
  }

  public long now() {
    return watch.micros();
  }

  public long sent(Call call) {
    long at = watch.micros();
    log.add(
        Json.object()
            .put("what", "sent")
            .put("at", at)
            .put("call", call.id())
            .put("tenant", call.tenant().value())
            .put("principal", call.principal())
            .put("tool", call.tool())
            .put("task", call.headers().getOrDefault("Steward-Task", ""))
            .put("input", call.arguments().toString()));
    return at;
  }

  /** {@code how}: call, again (after a definite answer), misused, look, cancel, vandal or storm. */
  public void told(String call, String how, long sentAt, Answer answer) {
    log.add(answered(call, how, sentAt, answer));
  }

  /** As {@link #told}, on the disk a little later: for what comes by the thousand. */
  void note(String call, String how, long sentAt, Answer answer) {
    log.note(answered(call, how, sentAt, answer));
  }

  private ObjectNode answered(String call, String how, long sentAt, Answer answer) {
    return line("told", call, sentAt)
        .put("how", how)
        .put("status", answer.status())
        .put("problem", answer.problem())
        .put("json", !answer.body().isMissingNode())
        .put("run", answer.run())
        .put("state", answer.state())
        .put("effect", answer.body().path("output").path("effect").asLong(0))
        .put("replayed", answer.headers().containsKey("idempotent-replayed"));
  }

  /** There was no answer. */
  public void broken(String call, String how, long sentAt, Exception why) {
    log.add(line("broken", call, sentAt).put("how", how).put("why", why.toString()));
  }

  public void gaveUp(Call call) {
    log.add(Json.object().put("what", "gave-up").put("at", watch.micros()).put("call", call.id()));
  }

  /** Anything else worth keeping. */
  public void add(String what, ObjectNode line) {
    log.add(line.put("what", what).put("at", watch.micros()));
  }

  private ObjectNode line(String what, String call, long sentAt) {
    long now = watch.micros();
    return Json.object()
        .put("what", what)
        .put("at", now)
        .put("call", call)
        .put("took", now - sentAt);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
