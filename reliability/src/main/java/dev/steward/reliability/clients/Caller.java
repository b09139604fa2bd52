package dev.steward.reliability.clients;

import dev.steward.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gets one call done as a careful client would: again under the same key until the answer is
 * definite, and after a 202 by looking at the run.
 */
final class Caller {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Set<String> LATER =
      Set.of("unavailable", "idempotency-in-progress", "overloaded", "rate-limited");
  private static final Set<String> OVER =
      Set.of("succeeded", "failed", "refused", "unknown", "cancelled");

  private final Api api;
  private final ClientJournal journal;
  private final Totals totals;

  Caller(Api api, ClientJournal journal, Totals totals) {
    this.api = api;
    this.journal = journal;
    this.totals = totals;
  }

  /** The last answer, if there was a definite one. */
  Optional<Answer> carry(Call call, String token, Held held) throws InterruptedException {
    Patience patience = Patience.of(LIMIT);
    Duration pause = FIRST_PAUSE;
    while (!patience.over()) {
      Optional<Answer> answer = once(call, token, "call");
      if (answer.isPresent() && !LATER.contains(answer.get().problem())) {
        return answer.get().status() == 202
            ? look(call, answer.get(), token, held, patience)
            : answer;
      }
      Thread.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
    totals.gaveUp();
    journal.gaveUp(call);
    return Optional.empty();
  }

  /** Whether whoever asked for a person's agreement waits for it. */
  enum Held {
    WAIT,
    LEAVE
  }

  Optional<Answer> once(Call call, String token, String how) throws InterruptedException {
    return send(call, token, how, journal.sent(call));
  }

  /** The same key for another body; it is not noted as sent, as nothing may come of it. */
  void misuse(Call call, String token) throws InterruptedException {
    send(call.withNote("another body"), token, "misused", journal.now());
  }

  private Optional<Answer> send(Call call, String token, String how, long sentAt)
      throws InterruptedException {
    Map<String, String> headers = new HashMap<>(call.headers());
    headers.put("Idempotency-Key", call.id());
    totals.asked();
    try {
      Answer answer =
          api.post("/v1/tools/" + call.tool() + "/invoke", token, headers, call.arguments());
      journal.told(call.id(), how, sentAt, answer);
      return Optional.of(answer);
    } catch (IOException broken) {
      journal.broken(call.id(), how, sentAt, broken);
      return Optional.empty();
    }
  }

  private Optional<Answer> look(
      Call call, Answer accepted, String token, Held held, Patience patience)
      throws InterruptedException {
    Answer last = accepted;
    while (!patience.over()) {
      if (OVER.contains(last.state()) || (held == Held.LEAVE && last.state().equals("held"))) {
        return Optional.of(last);
      }
      Thread.sleep(200);
      last = seen(call, accepted.run(), token).orElse(last);
    }
    journal.gaveUp(call);
    totals.gaveUp();
    return Optional.empty();
  }

  private Optional<Answer> seen(Call call, String run, String token) throws InterruptedException {
    long sentAt = journal.now();
    totals.asked();
    try {
      Answer answer = api.get("/v1/runs/" + run, token);
      journal.told(call.id(), "look", sentAt, answer);
      return answer.status() == 200 ? Optional.of(answer) : Optional.empty();
    } catch (IOException broken) {
      journal.broken(call.id(), "look", sentAt, broken);
      return Optional.empty();
    }
  }

  /** Calls the run off; what becomes of it is seen by looking. */
  void cancel(Call call, String run, String token) throws InterruptedException {
    long sentAt = journal.now();
    totals.asked();
    try {
      Answer answer = api.post("/v1/runs/" + run + "/cancel", token, Map.of(), Json.object());
      journal.told(call.id(), "cancel", sentAt, answer);
    } catch (IOException broken) {
      journal.broken(call.id(), "cancel", sentAt, broken);
    }
  }
}
