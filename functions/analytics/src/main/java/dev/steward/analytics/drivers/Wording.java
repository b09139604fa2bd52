package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.Metric;

/**
 * How evidence speaks: {@code subjects} are what a row is ("Customers"), {@code happens} is what
 * some of them do ("leave") or what they have on average ("a monthly bill").
 */
public record Wording(String subjects, String happens) {
  public Wording {
    if (subjects.isBlank() || happens.isBlank()) {
      throw new IllegalArgumentException("words for subjects and outcome must not be blank");
    }
  }

  /** Words that fit any table. */
  public static Wording plain(Metric metric) {
    return switch (metric) {
      case Metric.Rate rate ->
          new Wording("Rows", "have " + Words.name(rate.column()) + level(rate.level()));
      case Metric.Mean mean -> new Wording("Rows", Words.name(mean.column()));
    };
  }

  private static String level(String level) {
    return level.equals("true") ? "" : " " + Words.name(level);
  }
}
