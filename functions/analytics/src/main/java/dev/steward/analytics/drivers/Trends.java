package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Normal;
import dev.steward.analytics.measure.Sample;
import dev.steward.analytics.table.NumberColumn;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.hipparchus.stat.ranking.NaturalRanking;

/** How a number goes with the outcome, by ranks: no straight line assumed, no outlier feared. */
final class Trends {
  private Trends() {}

  static Trend of(Outcome outcome, NumberColumn feature, double confidence) {
    int[] rows = IntStream.range(0, feature.rows()).filter(row -> !feature.missing(row)).toArray();
    double[] x = IntStream.of(rows).mapToDouble(feature::value).toArray();
    double[] y = IntStream.of(rows).mapToDouble(outcome::value).toArray();
    return outcome.isRate()
        ? new Trend("rank-biserial correlation", rankBiserial(x, y, confidence))
        : new Trend("Spearman's correlation", spearman(x, y, confidence));
  }

  /**
   * Twice the area under the curve less one; its variance from placements: E. R. DeLong et al.,
   * Biometrics 44 (1988) 837–845. Zero when all rows have the same outcome.
   */
  static Interval rankBiserial(double[] x, double[] happened, double confidence) {
    double[] with =
        IntStream.range(0, x.length).filter(i -> happened[i] == 1).mapToDouble(i -> x[i]).toArray();
    double[] without =
        IntStream.range(0, x.length).filter(i -> happened[i] != 1).mapToDouble(i -> x[i]).toArray();
    if (with.length < 2 || without.length < 2) {
      return new Interval(0, -1, 1, confidence);
    }
    Sample above = placements(with, without);
    Sample below = placements(without, with);
    double error = Math.sqrt(above.variance() / with.length + below.variance() / without.length);
    Interval area = Interval.normal(above.mean(), error, confidence);
    return new Interval(
        2 * area.estimate() - 1,
        Math.max(-1, 2 * area.low() - 1),
        Math.min(1, 2 * area.high() - 1),
        confidence);
  }

  /** Fisher's z with the error of D. G. Bonett and T. A. Wright, Psychometrika 65 (2000) 23–28. */
  static Interval spearman(double[] x, double[] y, double confidence) {
    double r = new SpearmansCorrelation().correlation(x, y);
    if (Double.isNaN(r) || Math.abs(r) >= 1) {
      double edge = Double.isNaN(r) ? 0 : Math.signum(r);
      return new Interval(edge, edge, edge, confidence);
    }
    double z = Math.log((1 + r) / (1 - r)) / 2;
    double half = Normal.twoSided(confidence) * Math.sqrt((1 + r * r / 2) / (x.length - 3));
    return new Interval(r, Math.tanh(z - half), Math.tanh(z + half), confidence);
  }

  /** For each value, the share of the others below it; an equal one counts half. */
  private static Sample placements(double[] values, double[] others) {
    double[] together = new double[values.length + others.length];
    System.arraycopy(values, 0, together, 0, values.length);
    System.arraycopy(others, 0, together, values.length, others.length);
    double[] overall = new NaturalRanking().rank(together);
    double[] own = new NaturalRanking().rank(values);
    return Sample.of(
        IntStream.range(0, values.length)
            .mapToDouble(i -> (overall[i] - own[i]) / others.length)
            .toArray());
  }
}
