package dev.steward.analytics.uplift;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Products of a design with itself and with a vector, and the inverse of the former. */
final class Gram {
  /**
   * So little on the diagonal that no digit of an answer changes, enough for what one arm lacks.
   */
  private static final double RIDGE = 1e-10;

  private Gram() {}

  /** X'WX. */
  static RealMatrix of(double[][] x, double[] weights) {
    int k = x[0].length;
    double[][] product = new double[k][k];
    for (int row = 0; row < x.length; row++) {
      if (weights[row] != 0) {
        add(product, x[row], weights[row]);
      }
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < i; j++) {
        product[j][i] = product[i][j];
      }
    }
    return new Array2DRowRealMatrix(product, false);
  }

  private static void add(double[][] product, double[] x, double weight) {
    for (int i = 0; i < x.length; i++) {
      double scaled = weight * x[i];
      for (int j = 0; j <= i; j++) {
        product[i][j] += scaled * x[j];
      }
    }
  }

  /** X'z. */
  static double[] of(double[][] x, IntToDoubleFunction z) {
    double[] product = new double[x[0].length];
    for (int row = 0; row < x.length; row++) {
      double value = z.applyAsDouble(row);
      for (int k = 0; k < product.length; k++) {
        product[k] += value * x[row][k];
      }
    }
    return product;
  }

  /** Nothing where the matrix has none to any digit. */
  static Optional<RealMatrix> inverse(RealMatrix gram) {
    RealMatrix ridged = gram.copy();
    double scale = gram.getTrace() / gram.getRowDimension();
    for (int i = 0; i < gram.getRowDimension(); i++) {
      ridged.addToEntry(i, i, RIDGE * scale);
    }
    try {
      RealMatrix identity = MatrixUtils.createRealIdentityMatrix(gram.getRowDimension());
      return Optional.of(new CholeskyDecomposition(ridged, 1e-9, 0).getSolver().solve(identity));
    } catch (MathIllegalArgumentException notPositive) {
      return Optional.empty();
    }
  }

  static double product(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += one[k] * other[k];
    }
    return sum;
  }
}
