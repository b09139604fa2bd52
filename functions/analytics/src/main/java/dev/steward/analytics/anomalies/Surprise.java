package dev.steward.analytics.anomalies;

/**
 * How improbable a value is by all statistics together: the harmonic mean of their probabilities
 * (Wilson, PNAS 116, 2019), which holds although the statistics depend on each other.
 *
 * @param signal the statistic that was surprised most
 */
record Surprise(double probability, Signal signal) {
  private static final double DECADES = 10;

  /** 0 to 1; 0.4 is one in ten thousand. */
  double score() {
    return score(probability);
  }

  static double score(double probability) {
    return Math.clamp(-Math.log10(probability) / DECADES, 0, 1);
  }
}
