package dev.steward.analytics.measure;

/** An estimate and the range around it that holds the truth with that confidence. */
public record Interval(double estimate, double low, double high, double confidence) {
  public Interval {
    if (!(low <= high) || !Double.isFinite(estimate)) {
      throw new IllegalArgumentException(
          "not an interval: %s in %s to %s".formatted(estimate, low, high));
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("not a confidence: " + confidence);
    }
  }

  /** Symmetric on the normal scale. */
  public static Interval normal(double estimate, double error, double confidence) {
    double half = Normal.twoSided(confidence) * error;
    return new Interval(estimate, estimate - half, estimate + half, confidence);
  }

  public boolean excludesZero() {
    return low > 0 || high < 0;
  }

  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
