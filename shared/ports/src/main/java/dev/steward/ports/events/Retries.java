package dev.steward.ports.events;

import java.time.Duration;

/** How often an event is tried before it is given up, and how long to wait in between. */
public record Retries(int attempts, Duration first, Duration longest) {
  public static final Retries DEFAULT =
      new Retries(5, Duration.ofMillis(200), Duration.ofSeconds(30));

  public Retries {
    if (attempts < 1 || !first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("these are no retries: " + attempts + ", " + first);
    }
  }

  /** Twice as long each time. */
  Duration after(int failures) {
    Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 30));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
