package dev.steward.ports.warehouse;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The moments that every warehouse can hold. */
final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Times() {}

  static Instant checked(Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new IllegalArgumentException("a time outside the years 1 to 9999: " + time);
    }
    if (!time.equals(time.truncatedTo(ChronoUnit.MICROS))) {
      throw new IllegalArgumentException("a time finer than a microsecond: " + time);
    }
    return time;
  }
}
