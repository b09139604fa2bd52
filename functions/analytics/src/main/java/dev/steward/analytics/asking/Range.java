package dev.steward.analytics.asking;

import dev.steward.ports.warehouse.Arguments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** From a moment up to, and without, another; days are those of UTC. */
public record Range(Instant from, Instant until) {
  /** So many days with today as the last of them, up to now. */
  public static Range lastDays(int days, Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    return new Range(
        today.minus(days - 1L, ChronoUnit.DAYS),
        now.truncatedTo(ChronoUnit.MICROS).plusNanos(1000));
  }

  /** What a tool is asked with: so many days back, or two days, both of them included. */
  public static Range asked(
      @Nullable Integer rangeDays, @Nullable String from, @Nullable String to, Instant now) {
    if (rangeDays != null && (from != null || to != null)) {
      throw Refusal.of("/range_days", "is not given together with from and to");
    }
    if (from == null && to == null) {
      return lastDays(rangeDays == null ? 30 : rangeDays, now);
    }
    if (from == null) {
      throw Refusal.of("/from", "is needed where to is given");
    }
    LocalDate first = day("/from", from);
    LocalDate last = to == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : day("/to", to);
    if (last.isBefore(first)) {
      throw Refusal.of("/to", "is before from");
    }
    return new Range(start(first), start(last.plusDays(1)));
  }

  public Arguments onto(Arguments arguments) {
    return arguments.with("from_time", from).with("to_time", until);
  }

  private static LocalDate day(String pointer, String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() < 1 || day.getYear() > 9998) {
        throw Refusal.of(pointer, "must be in the years 1 to 9998");
      }
      return day;
    } catch (DateTimeParseException notOne) {
      throw Refusal.of(pointer, "must be a day such as 2026-01-31");
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
