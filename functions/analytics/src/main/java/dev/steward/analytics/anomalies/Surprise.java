package dev.steward.analytics.anomalies;

import java.util.Comparator;
import java.util.List;

/**
 * How improbable a value is.
 *
 * @param signal what about it
 */
record Surprise(double probability, Signal signal) {
  private static final double DECADES = 10;

  /**
   * By several statistics together: the harmonic mean of their probabilities (Wilson, PNAS 116,
   * 2019), which holds although the statistics depend on each other.
   */
  static Surprise together(List<Surprise> surprises) {
    double sum = surprises.stream().mapToDouble(one -> 1 / one.probability()).sum();
    Surprise least =
        surprises.stream().min(Comparator.comparingDouble(Surprise::probability)).orElseThrow();
    return new Surprise(surprises.size() / sum, least.signal());
  }

  /** 0 to 1; 0.4 is one in ten thousand. */
  double score() {
    return score(probability);
  }

  static double score(double probability) {
    return Math.clamp(-Math.log10(probability) / DECADES, 0, 1);
  }
}
