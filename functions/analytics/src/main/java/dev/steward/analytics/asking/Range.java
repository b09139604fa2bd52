package dev.steward.analytics.asking;

import dev.steward.ports.warehouse.Arguments;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
      @Nullable Integer rangeDays, @Nullable Day from, @Nullable Day to, Instant now) {
    if (rangeDays != null && (from != null || to != null)) {
      throw Refusal.of("/range_days", "is not given together with from and to");
    }
    if (from == null && to == null) {
      return lastDays(rangeDays == null ? 30 : rangeDays, now);
    }
    if (from == null) {
      throw Refusal.of("/from", "is needed where to is given");
    }
    LocalDate last = to == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : to.date();
    if (last.isBefore(from.date())) {
      throw Refusal.of("/to", "is before from");
    }
    return new Range(start(from.date()), start(last.plusDays(1)));
  }

  public Arguments onto(Arguments arguments) {
    return arguments.with("from_time", from).with("to_time", until);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
