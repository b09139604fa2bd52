package dev.steward.controlplane.sessions;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How long a lease is, as an ISO 8601 duration. */
record LeaseTime(String value) {
  LeaseTime {
    try {
      if (!Duration.parse(value).isPositive()) {
        throw new IllegalArgumentException("must be longer than nothing");
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be an ISO 8601 duration, such as PT1H", e);
    }
  }

  Duration duration() {
    return Duration.parse(value);
  }
}
