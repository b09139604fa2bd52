package dev.steward.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Something that happened, not yet in the chain. {@code type} is dotted, such as {@code
 * run.admitted}, of at most 128 characters; the event id is 1 to 128 printable ASCII characters;
 * {@code at} is kept in microseconds and lies in the years 1 to 9999.
 */
public record NewEntry(String eventId, String type, Instant at, Facts facts, JsonNode data) {
  private static final Pattern EVENT_ID = Pattern.compile("[!-~]{1,128}");
  private static final Pattern TYPE =
      Pattern.compile("(?=.{1,128}$)[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*");
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999Z");

  public NewEntry {
    if (!EVENT_ID.matcher(eventId).matches()) {
      throw new IllegalArgumentException("an event id is 1 to 128 printable ASCII characters");
    }
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("not an event type: " + type);
    }
    at = at.truncatedTo(ChronoUnit.MICROS);
    if (at.isBefore(FIRST) || at.isAfter(END)) {
      throw new IllegalArgumentException("outside the years 1 to 9999: " + at);
    }
  }
}
