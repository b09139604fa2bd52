package dev.steward.analytics.measure;

import org.apache.commons.statistics.distribution.TDistribution;

/** What a comparison of means needs to know of a group; the variance is over n - 1. */
public record Sample(long n, double mean, double variance) {
  public static Sample of(double[] values) {
    double mean = 0;
    double squares = 0;
    int seen = 0;
    for (double value : values) {
      double off = value - mean;
      mean += off / ++seen;
      squares += off * (value - mean);
    }
    return new Sample(seen, mean, seen < 2 ? 0 : squares / (seen - 1));
  }

  /**
   * How much higher this mean is; no equal variances assumed: B. L. Welch, Biometrika 34 (1947).
   */
  public Interval minus(Sample other, double confidence) {
    double difference = mean - other.mean;
    double error = errorAgainst(other);
    double half =
        error == 0 ? 0 : students(other).inverseSurvivalProbability((1 - confidence) / 2) * error;
    return new Interval(difference, difference - half, difference + half, confidence);
  }

  /** Two-sided p-value of Welch's test. */
  public double pValueAgainst(Sample other) {
    double error = errorAgainst(other);
    if (error == 0) {
      return mean == other.mean ? 1 : 0;
    }
    return 2 * students(other).survivalProbability(Math.abs(mean - other.mean) / error);
  }

  public double errorAgainst(Sample other) {
    return Math.sqrt(variance / n + other.variance / other.n);
  }

  /**
   * Standardised difference, corrected for small samples: L. V. Hedges, J. Educ. Stat. 6 (1981).
   */
  public double hedges(Sample other) {
    double freedom = n + other.n - 2.0;
    double pooled = ((n - 1) * variance + (other.n - 1) * other.variance) / freedom;
    return pooled == 0 ? 0 : (mean - other.mean) / Math.sqrt(pooled) * (1 - 3 / (4 * freedom - 1));
  }

  private TDistribution students(Sample other) {
    double a = variance / n;
    double b = other.variance / other.n;
    return TDistribution.of((a + b) * (a + b) / (a * a / (n - 1) + b * b / (other.n - 1)));
  }
}
