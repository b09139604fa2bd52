package dev.steward.controlplane.notify;

import java.time.Duration;
import java.util.Optional;

/** How long to go on with a channel that does not take something now. */
public record Patience(int attempts) {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** How long to wait after so many attempts; empty when that was the last. */
  public Optional<Duration> after(int attempt, Delivery.Later later) {
    return attempt >= attempts
        ? Optional.empty()
        : Optional.of(later.after().orElseGet(() -> pause(attempt)));
  }

  private static Duration pause(int attempt) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 20));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
