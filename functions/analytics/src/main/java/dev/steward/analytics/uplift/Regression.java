package dev.steward.analytics.uplift;

import java.util.Arrays;
import org.hipparchus.linear.RealMatrix;

/** Least squares over the rows that have a weight. */
final class Regression {
  private final double[][] design;
  private final double[] weights;
  private final double[] outcomes;
  private final RealMatrix inverse;
  private final double[] beta;

  Regression(double[][] design, double[] weights, double[] outcomes) {
    this.design = design;
    this.weights = weights.clone();
    this.outcomes = outcomes.clone();
    this.inverse =
        Gram.inverse(Gram.of(design, weights))
            .orElseThrow(() -> new IllegalStateException("a ridge makes the matrix invertible"));
    this.beta = inverse.operate(Gram.of(design, row -> this.weights[row] * this.outcomes[row]));
  }

  double coefficient(int index) {
    return beta[index];
  }

  double[] predictions() {
    return Arrays.stream(design).mapToDouble(x -> Gram.product(x, beta)).toArray();
  }

  /** The direction in which a row moves what the prediction at {@code x} is. */
  double[] direction(double[] x) {
    return inverse.operate(x);
  }

  double pull(double[] direction, int row) {
    return weights[row] == 0
        ? 0
        : weights[row]
            * (outcomes[row] - Gram.product(design[row], beta))
            * Gram.product(direction, design[row]);
  }
}
