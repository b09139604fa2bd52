package dev.steward.decisions.scorecards;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The score interval of a rate, at 95 %: E. B. Wilson, JASA 22 (1927) 209–212. */
public record Wilson(double low, double high) {
  private static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);

  static Wilson of(Tally tally) {
    double n = tally.trials();
    double rate = tally.rate();
    double shrink = 1 + Z * Z / n;
    double middle = (rate + Z * Z / (2 * n)) / shrink;
    double half = Z * Math.sqrt(rate * (1 - rate) / n + Z * Z / (4 * n * n)) / shrink;
    return new Wilson(
        tally.successes() == 0 ? 0 : middle - half,
        tally.successes() == tally.trials() ? 1 : middle + half);
  }
}
