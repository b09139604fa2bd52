package dev.steward.analytics.anomalies;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One value of a series: finite, and in the years 0 to 9999. */
public record Observation(Instant at, double value) {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** Differences and sums of a memory full of such values are still finite. */
  private static final double LARGEST = 1e300;

  public Observation {
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw new IllegalArgumentException("the instant must be in the years 0 to 9999");
    }
    if (!(Math.abs(value) <= LARGEST)) {
      throw new IllegalArgumentException("the value must be a finite number of at most 1e300");
    }
  }

  long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
