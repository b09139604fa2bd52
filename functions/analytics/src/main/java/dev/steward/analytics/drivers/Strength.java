package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Normal;

/**
 * How much of the outcome's spread lies between a feature's groups: the square root of epsilon
 * squared (T. L. Kelley, PNAS 21 (1935) 554–559), the correlation ratio without its bias. For a
 * rate, the correlation ratio is Cramér's V, and this is its bias-corrected form (W. Bergsma, J.
 * Korean Stat. Soc. 42 (2013) 323–328) but for a term of 1/n. One scale for words, numbers, rates
 * and means, so that features can be ranked.
 *
 * <p>The interval is on the squared scale, where the estimate's variance is about 2(k - 1)/n² +
 * 4cs/n at a true value s: the first term is that of chi-square without any effect, c comes from
 * the influence function (F. R. Hampel, JASA 69 (1974) 383–393) and is 1 for small effects. Its
 * ends are the values that a normal test would not reject, as in Wilson's interval.
 */
final class Strength {
  private Strength() {}

  static Interval of(Outcome outcome, Grouping grouping, double confidence) {
    Moments moments = Moments.of(outcome, grouping);
    int n = moments.n();
    int k = grouping.size();
    if (moments.spread() == 0) {
      return new Interval(0, 0, 0, confidence);
    }
    double ratio = moments.between() / moments.spread();
    double unbiased = 1 - (1 - ratio) * (n - 1) / (n - k);
    double z = Normal.twoSided(confidence);
    double still = 2.0 * (k - 1) / n / n;
    double growing = 4 * curvature(outcome, grouping, moments, ratio) / n;
    double middle = unbiased + z * z * growing / 2;
    double half = Math.sqrt(Math.max(0, middle * middle - unbiased * unbiased + z * z * still));
    double estimate = root(unbiased);
    return new Interval(
        estimate,
        Math.min(estimate, root(middle - half)),
        Math.max(estimate, root(middle + half)),
        confidence);
  }

  /** Variance of the influence function over 4s, its value where the effect is small. */
  private static double curvature(
      Outcome outcome, Grouping grouping, Moments moments, double ratio) {
    if (ratio == 0) {
      return 1;
    }
    double squares = 0;
    for (int row = 0; row < grouping.rows(); row++) {
      if (grouping.known(row)) {
        squares += Math.pow(influence(outcome.value(row), grouping.group(row), moments, ratio), 2);
      }
    }
    return squares / moments.n() / (4 * ratio);
  }

  private static double influence(double y, int group, Moments moments, double ratio) {
    double shift = moments.mean(group) - moments.mean();
    double between = shift * shift + 2 * shift * (y - moments.mean(group)) - moments.between();
    double spread = Math.pow(y - moments.mean(), 2) - moments.spread();
    return (between - ratio * spread) / moments.spread();
  }

  private static double root(double squared) {
    return Math.sqrt(Math.clamp(squared, 0, 1));
  }
}
