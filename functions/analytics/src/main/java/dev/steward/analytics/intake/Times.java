package dev.steward.analytics.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as RFC 3339 writes them, in microseconds, and only those that every warehouse holds. */
final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  /** More than nine digits of a second are allowed there, and not in Java. */
  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)\\d*([Zz]|[+-]\\d\\d:\\d\\d)");

  private Times() {}

  static Optional<Instant> parse(String text) {
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      Instant time = OffsetDateTime.parse(parts.group(1) + parts.group(2)).toInstant();
      return Optional.of(time.truncatedTo(ChronoUnit.MICROS))
          .filter(each -> !each.isBefore(FIRST) && each.isBefore(END));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
