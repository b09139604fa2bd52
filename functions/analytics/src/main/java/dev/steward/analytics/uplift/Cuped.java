package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Sample;
import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.Metric;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes out of the outcome what the period before already tells (A. Deng et al., WSDM 2013,
 * 123–132). The effect keeps its size and loses noise. A row without a period before is taken as
 * average.
 */
final class Cuped {
  /** What is left of a constant by the digits a number has. */
  private static final double ROUNDING = 1e-24;

  private final double[] values;
  private final double saved;

  private Cuped(double[] values, double saved) {
    this.values = values;
    this.saved = saved;
  }

  /** Nothing where the period before does not vary. */
  static Optional<Cuped> of(Trial trial, String column) {
    double[] before = new Metric.Mean(column).values(trial.table());
    double mean = Arrays.stream(before).filter(v -> !Double.isNaN(v)).average().orElse(0);
    double[] centred = Arrays.stream(before).map(v -> Double.isNaN(v) ? 0 : v - mean).toArray();
    double[] means = {trial.arm(false, centred).mean(), trial.arm(true, centred).mean()};
    double squares = 0;
    double products = 0;
    for (int row = 0; row < centred.length; row++) {
      double off = centred[row] - means[trial.treated(row) ? 1 : 0];
      squares += off * off;
      products += off * trial.outcome(row);
    }
    if (squares <= ROUNDING * centred.length * mean * mean) {
      return Optional.empty();
    }
    double slope = products / squares;
    double[] values = trial.outcomes();
    Arrays.setAll(values, row -> values[row] - slope * centred[row]);
    return Optional.of(
        new Cuped(values, 1 - spread(trial, values) / spread(trial, trial.outcomes())));
  }

  static Check check(Optional<Cuped> cuped) {
    String name = "period before";
    return cuped
        .map(c -> Check.passed(name, "it explains " + Words.percent(c.saved) + " of the noise"))
        .orElseGet(() -> Check.worrying(name, "it does not vary, so nothing was adjusted by it"));
  }

  double[] values() {
    return values.clone();
  }

  private static double spread(Trial trial, double[] values) {
    Sample treated = trial.arm(true, values);
    Sample control = trial.arm(false, values);
    return (treated.n() - 1) * treated.variance() + (control.n() - 1) * control.variance();
  }
}
