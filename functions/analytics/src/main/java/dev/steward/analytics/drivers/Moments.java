package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Sample;
import java.util.List;
import java.util.stream.IntStream;

/** Sizes, means and variances of the outcome in a feature's groups. */
record Moments(List<Sample> groups, int n, double mean, double between, double spread) {
  Moments {
    groups = List.copyOf(groups);
  }

  /**
   * Variances over n: {@code spread} of all rows that have a group, {@code between} of the means.
   */
  static Moments of(Outcome outcome, Grouping grouping) {
    List<Sample> groups =
        IntStream.range(0, grouping.size()).mapToObj(g -> sample(outcome, grouping, g)).toList();
    int n = grouping.n();
    double mean = groups.stream().mapToDouble(g -> g.n() * g.mean()).sum() / n;
    double between =
        groups.stream().mapToDouble(g -> g.n() * Math.pow(g.mean() - mean, 2)).sum() / n;
    double within = groups.stream().mapToDouble(g -> (g.n() - 1) * g.variance()).sum() / n;
    return new Moments(groups, n, mean, between, between + within);
  }

  double mean(int group) {
    return groups.get(group).mean();
  }

  private static Sample sample(Outcome outcome, Grouping grouping, int group) {
    return Sample.of(
        IntStream.range(0, grouping.rows())
            .filter(row -> grouping.group(row) == group)
            .mapToDouble(outcome::value)
            .toArray());
  }
}
