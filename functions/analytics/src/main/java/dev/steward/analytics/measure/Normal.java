package dev.steward.analytics.measure;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private Normal() {}

  /** The quantile that leaves half of the rest on each side: 1.96 for 0.95. */
  public static double twoSided(double confidence) {
    return STANDARD.inverseSurvivalProbability((1 - confidence) / 2);
  }

  /** Chance of a value at least that far from zero on either side. */
  public static double pValue(double z) {
    return 2 * STANDARD.survivalProbability(Math.abs(z));
  }
}
