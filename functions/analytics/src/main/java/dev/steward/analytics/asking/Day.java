package dev.steward.analytics.asking;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A day as text, such as 1997-01-31; from the year 1 to 9998. */
public record Day(String value) {
  public Day {
    int year = parse(value).getYear();
    if (year < 1 || year > 9998) {
      throw new IllegalArgumentException("must be in the years 1 to 9998");
    }
  }

  LocalDate date() {
    return parse(value);
  }

  private static LocalDate parse(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notOne) {
      throw new IllegalArgumentException("must be a day such as 2026-01-31", notOne);
    }
  }
}
