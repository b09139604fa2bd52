package dev.steward.analytics.anomalies;

/**
 * The smallest step in which the series moves. Values on a grid, such as counts, tie; each is moved
 * by up to half a step so that quantiles mean something (Machado and Santos Silva, "Quantiles for
 * Counts", Journal of the American Statistical Association 100, 2005). Where values hardly ever tie
 * the step is next to nothing. The moves follow the golden ratio: even, and the same each time.
 */
final class Grain {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private double step;

  Grain(double step) {
    this.step = step;
  }

  void learn(double before, double value) {
    double move = Math.abs(value - before);
    if (move > 0 && (step == 0 || move < step)) {
      step = move;
    }
  }

  double smooth(double value, long index) {
    return value + step * (index * GOLDEN % 1 - 0.5);
  }

  double step() {
    return step;
  }
}
