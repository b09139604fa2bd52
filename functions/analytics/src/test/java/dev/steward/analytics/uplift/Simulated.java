package dev.steward.analytics.uplift;

import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.NumberColumn;
import dev.steward.analytics.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Rows with an effect that is known: 2 for everybody. Two covariates a and b move the log odds of
 * being treated and the outcome as the two functions say; before is the outcome without treatment
 * and with noise of its own.
 */
final class Simulated {
  static final double EFFECT = 2;
  static final Metric.Rate TREATED = new Metric.Rate("treated", "true");
  static final Metric OUTCOME = new Metric.Mean("outcome");

  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian normal;
  private final int rows;

  Simulated(long seed, int rows) {
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    this.rows = rows;
  }

  static Table randomised(long seed, int rows) {
    return new Simulated(seed, rows).table((a, b) -> 0, (a, b) -> a + b);
  }

  static Table observational(long seed, int rows) {
    return new Simulated(seed, rows)
        .table((a, b) -> -0.5 + 0.7 * a - 0.5 * b, (a, b) -> 1.5 * a - b);
  }

  Table table(DoubleBinaryOperator logOdds, DoubleBinaryOperator level) {
    double[] a = new double[rows];
    double[] b = new double[rows];
    double[] before = new double[rows];
    double[] outcome = new double[rows];
    boolean[] treated = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      a[row] = normal.sample();
      b[row] = normal.sample();
      double odds = logOdds.applyAsDouble(a[row], b[row]);
      treated[row] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
      double untreated = level.applyAsDouble(a[row], b[row]);
      before[row] = untreated + normal.sample();
      outcome[row] = untreated + normal.sample() + (treated[row] ? EFFECT : 0);
    }
    List<Column> columns = new ArrayList<>();
    columns.add(CategoryColumn.ofFlags("treated", treated));
    columns.add(new NumberColumn("outcome", outcome));
    columns.add(new NumberColumn("a", a));
    columns.add(new NumberColumn("b", b));
    columns.add(new NumberColumn("before", before));
    return new Table(columns);
  }
}
