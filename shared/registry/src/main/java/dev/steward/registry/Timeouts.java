package dev.steward.registry;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How long a call may take. */
final class Timeouts {
  static final Duration DEFAULT = Duration.ofSeconds(30);
  static final String RULE = "must be an ISO 8601 duration from PT1S to PT15M";

  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Timeouts() {}

  static boolean isAllowed(String written) {
    try {
      Duration timeout = Duration.parse(written);
      return timeout.isPositive() && timeout.compareTo(LONGEST) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
