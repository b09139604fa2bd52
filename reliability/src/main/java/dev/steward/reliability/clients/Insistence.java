package dev.steward.reliability.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks under one key until there is an answer that will stay what it is. */
public record Insistence(Api api, ClientJournal journal, Duration limit) {
  private static final Set<String> LATER =
      Set.of("unavailable", "idempotency-in-progress", "overloaded", "rate-limited");

  public Optional<Answer> post(String path, String token, String key, JsonNode body)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      long sentAt = journal.now();
      try {
        Answer answer = api.post(path, token, Map.of("Idempotency-Key", key), body);
        journal.told(key, "admin", sentAt, answer);
        if (!LATER.contains(answer.problem())) {
          return Optional.of(answer);
        }
      } catch (IOException gone) {
        journal.broken(key, "admin", sentAt, gone);
      }
      Thread.sleep(150);
    }
    return Optional.empty();
  }
}
