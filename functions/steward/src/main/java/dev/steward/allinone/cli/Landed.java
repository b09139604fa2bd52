package dev.steward.allinone.cli;

import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Waits until what was sent is in the warehouse, where the server tells how much is not. */
record Landed(Server server) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Pattern WAITING =
      Pattern.compile("(?m)^steward_events_waiting\\{[^}]*\"warehouse\"[^}]*} ([0-9.E+]+)$");

  /** False when it cannot be told, or not yet. */
  boolean await() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() < end) {
        String waiting =
            WAITING
                .matcher(server.text("/metrics"))
                .results()
                .map(Landed::number)
                .findFirst()
                .orElse("");
        if (waiting.isEmpty() || Double.parseDouble(waiting) == 0) {
          return !waiting.isEmpty();
        }
        Thread.sleep(PAUSE);
      }
    } catch (Refused | Failure untold) {
      // They are kept all the same.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static String number(MatchResult line) {
    return line.group(1);
  }
}
