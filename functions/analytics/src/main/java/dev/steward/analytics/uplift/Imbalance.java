package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Sample;
import dev.steward.analytics.measure.Words;
import java.util.function.BiFunction;

/**
 * The covariate in which the arms differ most, in standard deviations (P. C. Austin, Statistics in
 * Medicine 28 (2009) 3083–3107). The deviation is that before weighting in either case, or weights
 * that blow it up would hide the difference. What does not vary within the arms is the treatment
 * under another name, not a covariate.
 */
record Imbalance(String covariate, double difference) {
  /** P. C. Austin (2009) for the first, D. B. Rubin, HSORM 2 (2001) 169–188, for the second. */
  static final double SMALL = 0.1;

  static final double LARGE = 0.25;
  static final double WORLDS_APART = 1;

  static Imbalance before(Trial trial, Covariates covariates) {
    return worst(trial, covariates, (values, arm) -> trial.arm(arm, values).mean());
  }

  static Imbalance after(Weighting weighting, Covariates covariates) {
    return worst(weighting.trial(), covariates, (values, arm) -> weighting.mean(arm, values));
  }

  double size() {
    return Math.abs(difference);
  }

  String says() {
    if (size() == 0) {
      return "no column differs";
    }
    return "largest difference %s standard deviations, in %s"
        .formatted(Words.number(Math.round(100 * size()) / 100.0), Words.name(covariate));
  }

  private static Imbalance worst(
      Trial trial, Covariates covariates, BiFunction<double[], Boolean, Double> mean) {
    Imbalance worst = new Imbalance("none", 0);
    for (int k = 0; k < covariates.size(); k++) {
      double[] values = covariates.column(k);
      Sample treated = trial.arm(true, values);
      Sample control = trial.arm(false, values);
      double deviation = Math.sqrt((treated.variance() + control.variance()) / 2);
      double difference = (mean.apply(values, true) - mean.apply(values, false)) / deviation;
      if (deviation > 0 && Math.abs(difference) > worst.size()) {
        worst = new Imbalance(covariates.names().get(k), difference);
      }
    }
    return worst;
  }
}
