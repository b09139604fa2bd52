package dev.steward.allinone.load;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Reads times as they are written in a file; {@code shape} says how, for people. */
record Clock(String shape, Reading reading, ZoneId zone) {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]]", Locale.ROOT);

  interface Reading {
    TemporalAccessor read(String text);
  }

  /** Throws {@link IllegalArgumentException} when the pattern is none. */
  static Clock of(Optional<String> format, ZoneId zone) {
    String pattern = format.orElse("");
    return switch (pattern) {
      case "" -> new Clock("of ISO 8601", Clock::iso, zone);
      case "epoch-seconds" ->
          new Clock("in " + pattern, text -> Instant.ofEpochSecond(Long.parseLong(text)), zone);
      case "epoch-millis" ->
          new Clock("in " + pattern, text -> Instant.ofEpochMilli(Long.parseLong(text)), zone);
      default -> {
        DateTimeFormatter formatter =
            DateTimeFormatter.ofPattern(proleptic(pattern), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        yield new Clock("like " + pattern, text -> any(formatter, text), zone);
      }
    };
  }

  Instant read(String text) {
    return switch (reading.read(text.strip())) {
      case Instant instant -> instant;
      case ZonedDateTime zoned -> zoned.toInstant();
      case LocalDateTime local -> local.atZone(zone).toInstant();
      case LocalDate date -> date.atStartOfDay(zone).toInstant();
      default -> throw new NumberFormatException("no time: " + text);
    };
  }

  private static TemporalAccessor iso(String text) {
    String joined = text.length() > 10 && text.charAt(10) == ' ' ? joined(text) : text;
    return joined.length() <= 10
        ? any(ISO.withResolverStyle(ResolverStyle.STRICT), joined)
        : any(DateTimeFormatter.ISO_DATE_TIME.withResolverStyle(ResolverStyle.STRICT), joined);
  }

  private static String joined(String text) {
    return text.substring(0, 10) + 'T' + text.substring(11);
  }

  private static TemporalAccessor any(DateTimeFormatter formatter, String text) {
    return formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
  }

  /** A strict year needs an era where it is y; people mean u. Quoted text stays. */
  private static String proleptic(String pattern) {
    if (pattern.contains("G")) {
      return pattern;
    }
    StringBuilder text = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char each = pattern.charAt(i);
      quoted ^= each == '\'';
      text.append(each == 'y' && !quoted ? 'u' : each);
    }
    return text.toString();
  }
}
