package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Sample;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/** The one test of a feature: do its groups differ at all? */
final class Difference {
  private Difference() {}

  static double pValue(Outcome outcome, Grouping grouping) {
    Moments moments = Moments.of(outcome, grouping);
    if (moments.spread() == 0) {
      return 1;
    }
    return outcome.isRate() ? chiSquare(moments) : analysisOfVariance(moments);
  }

  /** Pearson's chi-square of a table of two columns is n times the correlation ratio squared. */
  private static double chiSquare(Moments moments) {
    double statistic = moments.n() * moments.between() / moments.spread();
    return ChiSquaredDistribution.of(moments.groups().size() - 1.0).survivalProbability(statistic);
  }

  /** Without equal variances: B. L. Welch, Biometrika 38 (1951) 330–336. */
  private static double analysisOfVariance(Moments moments) {
    List<Sample> groups = moments.groups();
    if (groups.stream().anyMatch(group -> group.variance() == 0)) {
      return classical(moments);
    }
    double weights = groups.stream().mapToDouble(Difference::weight).sum();
    double mean = groups.stream().mapToDouble(g -> weight(g) * g.mean()).sum() / weights;
    double k = groups.size();
    double between =
        groups.stream().mapToDouble(g -> weight(g) * Math.pow(g.mean() - mean, 2)).sum() / (k - 1);
    double unsure =
        groups.stream().mapToDouble(g -> Math.pow(1 - weight(g) / weights, 2) / (g.n() - 1)).sum();
    double statistic = between / (1 + 2 * (k - 2) / (k * k - 1) * unsure);
    return FDistribution.of(k - 1, (k * k - 1) / (3 * unsure)).survivalProbability(statistic);
  }

  /** Where a group does not vary at all, Welch's weights are infinite. */
  private static double classical(Moments moments) {
    double k = moments.groups().size();
    double within = moments.spread() - moments.between();
    if (within <= 0) {
      return 0;
    }
    double statistic = moments.between() / (k - 1) / (within / (moments.n() - k));
    return FDistribution.of(k - 1, moments.n() - k).survivalProbability(statistic);
  }

  private static double weight(Sample group) {
    return group.n() / group.variance();
  }
}
