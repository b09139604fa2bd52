package dev.steward.registry;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** What a duration of the registry may be. */
enum Span {
  TIMEOUT(Duration.ofSeconds(1), Duration.ofMinutes(15), "PT1S to PT15M"),
  APPROVAL_EXPIRY(Duration.ofMinutes(1), Duration.ofDays(30), "PT1M to P30D");

  private final Duration shortest;
  private final Duration longest;
  private final String rule;

  Span(Duration shortest, Duration longest, String words) {
    this.shortest = shortest;
    this.longest = longest;
    this.rule = "must be an ISO 8601 duration from " + words;
  }

  String rule() {
    return rule;
  }

  boolean allows(String written) {
    try {
      Duration duration = Duration.parse(written);
      return duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
