package dev.steward.analytics.uplift;

import java.util.stream.IntStream;

/**
 * Weights that make each arm look like the rows that are asked about: inverse propensities for all,
 * odds for those treated (K. Hirano and G. W. Imbens, Health Services and Outcomes Research
 * Methodology 2 (2001) 259–278). Means divide by the sum of weights, so that weights that are
 * stabilised and weights that are not give the same.
 */
final class Weighting {
  private final Trial trial;
  private final Propensity propensity;
  private final Estimand estimand;

  Weighting(Trial trial, Propensity propensity, Estimand estimand) {
    this.trial = trial;
    this.propensity = propensity;
    this.estimand = estimand;
  }

  Trial trial() {
    return trial;
  }

  Propensity propensity() {
    return propensity;
  }

  Estimand estimand() {
    return estimand;
  }

  double weight(int row) {
    double score = propensity.score(row);
    boolean treated = trial.treated(row);
    return switch (estimand) {
      case EVERYONE -> treated ? 1 / score : 1 / (1 - score);
      case TREATED -> treated ? 1 : score / (1 - score);
    };
  }

  /** How fast the weight grows with the log odds of being treated. */
  private double slope(int row) {
    double score = propensity.score(row);
    boolean treated = trial.treated(row);
    return switch (estimand) {
      case EVERYONE -> treated ? -(1 - score) / score : score / (1 - score);
      case TREATED -> treated ? 0 : score / (1 - score);
    };
  }

  IntStream rows(boolean arm) {
    return IntStream.range(0, trial.n()).filter(row -> trial.treated(row) == arm);
  }

  double sum(boolean arm) {
    return rows(arm).mapToDouble(this::weight).sum();
  }

  double mean(boolean arm, double[] values) {
    return rows(arm).mapToDouble(row -> weight(row) * values[row]).sum() / sum(arm);
  }

  /** The mean with its error, that of the fitted propensities included. */
  Influence influence(boolean arm, double[] values) {
    double sum = sum(arm);
    double mean = mean(arm, values);
    double[] lean =
        Gram.of(
            propensity.design(),
            row -> trial.treated(row) == arm ? slope(row) * (values[row] - mean) : 0);
    double[] direction = propensity.covariance().operate(lean);
    double share = trial.n() / sum;
    return Influence.of(
        mean,
        trial.n(),
        row -> {
          double own = trial.treated(row) == arm ? weight(row) * (values[row] - mean) : 0;
          return share * (own + propensity.pull(direction, trial, row));
        });
  }

  /** So many equally weighted rows would say as much: L. Kish, Survey Sampling (1965). */
  double effective(boolean arm) {
    double squares = rows(arm).mapToDouble(row -> weight(row) * weight(row)).sum();
    return sum(arm) * sum(arm) / squares;
  }
}
