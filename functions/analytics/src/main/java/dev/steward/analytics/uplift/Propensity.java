package dev.steward.analytics.uplift;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.RealMatrix;

/**
 * The chance of being treated given the covariates: a logit model, fitted by iteratively reweighted
 * least squares (P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, 2.5).
 */
final class Propensity {
  private static final int MOST_STEPS = 60;
  private static final int MOST_HALVINGS = 20;
  private static final double STILL = 1e-9;

  private final double[][] design;
  private final double[] scores;
  private final RealMatrix covariance;
  private final double likelihood;

  private Propensity(double[][] design, double[] scores, RealMatrix covariance, double likelihood) {
    this.design = design;
    this.scores = scores;
    this.covariance = covariance;
    this.likelihood = likelihood;
  }

  /** Nothing where the covariates tell the arms apart entirely: there is no finite answer then. */
  static Optional<Propensity> fit(double[][] design, Trial trial) {
    double[] beta = new double[design[0].length];
    double likelihood = likelihood(design, trial, beta);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] scores = scores(design, beta);
      Optional<RealMatrix> covariance = Gram.inverse(information(design, scores));
      if (covariance.isEmpty()) {
        return Optional.empty();
      }
      double[] move =
          covariance.get().operate(Gram.of(design, row -> residual(trial, scores, row)));
      if (Arrays.stream(move).allMatch(part -> Math.abs(part) < STILL)) {
        return Optional.of(new Propensity(design, scores, covariance.get(), likelihood));
      }
      double[] next = moved(beta, move);
      double reached = likelihood(design, trial, next);
      for (int halved = 0; reached < likelihood - STILL && halved < MOST_HALVINGS; halved++) {
        move = Arrays.stream(move).map(part -> part / 2).toArray();
        next = moved(beta, move);
        reached = likelihood(design, trial, next);
      }
      beta = next;
      likelihood = reached;
    }
    return Optional.empty();
  }

  double score(int row) {
    return scores[row];
  }

  double[][] design() {
    return design;
  }

  double likelihood() {
    return likelihood;
  }

  /** How much the coefficients move for one row, along the given direction. */
  double pull(double[] direction, Trial trial, int row) {
    return residual(trial, scores, row) * Gram.product(direction, design[row]);
  }

  RealMatrix covariance() {
    return covariance;
  }

  private static double residual(Trial trial, double[] scores, int row) {
    return (trial.treated(row) ? 1 : 0) - scores[row];
  }

  private static RealMatrix information(double[][] design, double[] scores) {
    return Gram.of(design, Arrays.stream(scores).map(p -> p * (1 - p)).toArray());
  }

  private static double[] scores(double[][] design, double[] beta) {
    return Arrays.stream(design)
        .mapToDouble(x -> 1 / (1 + Math.exp(-Gram.product(x, beta))))
        .toArray();
  }

  private static double likelihood(double[][] design, Trial trial, double[] beta) {
    double sum = 0;
    for (int row = 0; row < design.length; row++) {
      double odds = Gram.product(design[row], beta);
      double against = trial.treated(row) ? -odds : odds;
      sum -= against > 30 ? against : Math.log1p(Math.exp(against));
    }
    return sum;
  }

  private static double[] moved(double[] beta, double[] move) {
    double[] next = new double[beta.length];
    Arrays.setAll(next, k -> beta[k] + move[k]);
    return next;
  }
}
