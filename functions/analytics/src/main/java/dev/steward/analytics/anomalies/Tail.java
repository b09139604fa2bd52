package dev.steward.analytics.anomalies;

/**
 * The far end of a distribution, from the excesses over a high threshold. Such excesses are close
 * to exponential for a wide class of distributions (Pickands, Annals of Statistics 3, 1975; Balkema
 * and de Haan, Annals of Probability 2, 1974, with shape 0). With k excesses of sum S the next one
 * exceeds y with probability (1 + y/S)^-k, exactly: its ratio to their mean has an F(2, 2k)
 * distribution. The fewer excesses, the heavier the tail: no certainty comes from a few values.
 *
 * @param rate the share of values over the threshold
 */
record Tail(double threshold, double rate, int excesses, double sum) {
  /**
   * A past without any spread knows no scale. What leaves it is rare once for never having been
   * seen and once more because nothing ever moved.
   */
  static Tail withoutSpread(double threshold, int values) {
    return new Tail(threshold, 1 / (values + 1.0), 0, 0);
  }

  /** The probability of a value beyond x, which is over the threshold. */
  double beyond(double x) {
    return excesses == 0 ? rate * rate : rate * Math.pow(1 + (x - threshold) / sum, -excesses);
  }

  /** The value that is exceeded with this probability. */
  double exceededWith(double probability) {
    return excesses == 0 || rate <= probability
        ? threshold
        : threshold + sum * (Math.pow(rate / probability, 1.0 / excesses) - 1);
  }
}
