package dev.steward.ports.warehouse;

import java.time.Duration;

/** What a query may cost: bytes read, time, and rows that are brought back. */
public record Limits(long bytes, Duration timeout, int rows) {
  public Limits {
    if (bytes < 0 || rows < 1 || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("limits that allow nothing");
    }
  }
}
