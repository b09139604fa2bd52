package dev.steward.analytics.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Stretches of time of one length, one after another. All times are told in UTC. */
public record Buckets(Instant from, Duration each, int count) {
  private static final DateTimeFormatter HOUR = format("HH:mm");
  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter MOMENT = format("d MMM HH:mm");

  public Instant to() {
    return from.plus(each.multipliedBy(count));
  }

  public List<Instant> begins() {
    return Stream.iterate(from, begin -> begin.plus(each)).limit(count).toList();
  }

  /** What stands under the axis, or nothing. */
  String mark(int place) {
    Instant begin = from.plus(each.multipliedBy(place));
    long hour = begin.getEpochSecond() / 3_600;
    if (to().getEpochSecond() - from.getEpochSecond() <= 86_400) {
      return hour % 3 == 0 ? HOUR.format(begin) : "";
    }
    boolean midnight = hour % 24 == 0;
    boolean crowded = count * each.toHours() > 24 * 10;
    return midnight && (!crowded || hour / 24 % 4 == 0) ? DAY.format(begin) : "";
  }

  String name(int place) {
    Instant begin = from.plus(each.multipliedBy(place));
    return each.toHours() >= 24 ? DAY.format(begin) : MOMENT.format(begin);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
