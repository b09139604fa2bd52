package dev.steward.analytics.drivers;

import dev.steward.analytics.table.Metric;
import java.util.Set;

/**
 * What moves the metric? Every other column is a candidate, except those that are forbidden as
 * input: nothing is calculated with them and nothing is said about them.
 */
public record DriverQuestion(Metric metric, Set<String> forbidden, Wording wording) {
  public DriverQuestion {
    forbidden = Set.copyOf(forbidden);
  }

  public static DriverQuestion about(Metric metric) {
    return new DriverQuestion(metric, Set.of(), Wording.plain(metric));
  }

  public DriverQuestion forbidding(String... features) {
    return new DriverQuestion(metric, Set.of(features), wording);
  }

  public DriverQuestion saying(String subjects, String happens) {
    return new DriverQuestion(metric, forbidden, new Wording(subjects, happens));
  }
}
