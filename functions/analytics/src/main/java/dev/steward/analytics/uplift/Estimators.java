package dev.steward.analytics.uplift;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The effect by weights alone, and by weights and a regression of which one suffices. */
final class Estimators {
  private final Weighting weighting;
  private final Trial trial;

  Estimators(Weighting weighting) {
    this.weighting = weighting;
    this.trial = weighting.trial();
  }

  /** Inverse propensity weighting, normalised. */
  Influence weighted() {
    double[] outcomes = trial.outcomes();
    return weighting.influence(true, outcomes).minus(weighting.influence(false, outcomes));
  }

  /**
   * Augmented weighting: right when the propensities or the regression are (J. M. Robins et al.,
   * JASA 89 (1994) 846–866; H. Bang and J. M. Robins, Biometrics 61 (2005) 962–973). The error
   * counts both fits, so that it stands when one of them is wrong.
   */
  Influence doublyRobust() {
    Influence treated =
        switch (weighting.estimand()) {
          case TREATED -> weighting.influence(true, trial.outcomes());
          case EVERYONE -> predicted(true);
        };
    return treated.minus(predicted(false));
  }

  /** What the rows asked about would have had in that arm. */
  private Influence predicted(boolean arm) {
    double[][] design = weighting.propensity().design();
    double[] within = new double[trial.n()];
    weighting.rows(arm).forEach(row -> within[row] = 1);
    Regression regression = new Regression(design, within, trial.outcomes());
    double[] predictions = regression.predictions();
    double[] residuals = trial.outcomes();
    Arrays.setAll(residuals, row -> residuals[row] - predictions[row]);

    double[] gap = gap(arm, design);
    double[] direction = regression.direction(gap);
    return average(predictions)
        .plus(weighting.influence(arm, residuals))
        .moved(row -> trial.n() * regression.pull(direction, row));
  }

  private Influence average(double[] values) {
    int[] target = target();
    double mean = IntStream.of(target).mapToDouble(row -> values[row]).average().orElseThrow();
    double share = (double) trial.n() / target.length;
    return Influence.of(mean, trial.n(), row -> asked(row) ? share * (values[row] - mean) : 0);
  }

  /** Mean covariates of the rows asked about, less those of the weighted arm. */
  private double[] gap(boolean arm, double[][] design) {
    int[] target = target();
    double sum = weighting.sum(arm);
    double[] asked = Gram.of(design, row -> asked(row) ? 1.0 / target.length : 0);
    double[] there =
        Gram.of(design, row -> trial.treated(row) == arm ? weighting.weight(row) / sum : 0);
    double[] gap = new double[asked.length];
    Arrays.setAll(gap, k -> asked[k] - there[k]);
    return gap;
  }

  private int[] target() {
    return IntStream.range(0, trial.n()).filter(this::asked).toArray();
  }

  private boolean asked(int row) {
    return weighting.estimand() == Estimand.EVERYONE || trial.treated(row);
  }
}
