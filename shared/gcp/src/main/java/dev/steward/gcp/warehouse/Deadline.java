package dev.steward.gcp.warehouse;

import java.time.Duration;

/** A moment by which an answer is wanted, whatever the clock on the wall does until then. */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean passed() {
    return left().isZero();
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /** For clients to whom 0 means forever. */
  int millis() {
    return Math.clamp(left().toMillis(), 1, Integer.MAX_VALUE);
  }
}
