package dev.steward.decisions.scorecards;

/**
 * How much higher one arm is than the other. {@code low} holds from below and {@code high} from
 * above, each with its own chance of error over all looks together.
 */
public record Difference(double estimate, double low, double high) {
  static final Difference UNKNOWN =
      new Difference(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  Difference negated() {
    return new Difference(-estimate, -high, -low);
  }
}
