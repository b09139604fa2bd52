package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.measure.Normal;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * An estimate and what each row contributes to its error, so that estimates can be added and the
 * error of the sum is known (L. A. Stefanski and D. D. Boos, American Statistician 56 (2002)
 * 29–38).
 */
final class Influence {
  private final double estimate;
  private final double[] parts;

  private Influence(double estimate, double[] parts) {
    this.estimate = estimate;
    this.parts = parts;
  }

  static Influence of(double estimate, int n, IntToDoubleFunction part) {
    return new Influence(estimate, IntStream.range(0, n).mapToDouble(part).toArray());
  }

  Influence plus(Influence other) {
    return of(estimate + other.estimate, parts.length, row -> parts[row] + other.parts[row]);
  }

  Influence minus(Influence other) {
    return of(estimate - other.estimate, parts.length, row -> parts[row] - other.parts[row]);
  }

  /** More rows moved this estimate than were counted so far. */
  Influence moved(IntToDoubleFunction more) {
    return of(estimate, parts.length, row -> parts[row] + more.applyAsDouble(row));
  }

  double estimate() {
    return estimate;
  }

  double error() {
    return Math.sqrt(Arrays.stream(parts).map(part -> part * part).sum()) / parts.length;
  }

  Interval interval(double confidence) {
    return Interval.normal(estimate, error(), confidence);
  }

  double z() {
    double error = error();
    return error == 0 ? 0 : estimate / error;
  }

  double pValue() {
    return Normal.pValue(z());
  }
}
