package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Sample;
import dev.steward.analytics.table.Metric;
import java.util.Arrays;

/** The metric of the rows where it is known. */
final class Outcome {
  /** Cells expected to hold fewer make chi-square wrong: W. G. Cochran, Biometrics 10 (1954). */
  private static final double EXPECTED = 5;

  private static final int SMALLEST_GROUP = 20;

  private final Metric metric;
  private final double[] values;
  private final Sample all;

  Outcome(Metric metric, double[] known) {
    this.metric = metric;
    this.values = known;
    this.all = Sample.of(known);
  }

  boolean isRate() {
    return metric instanceof Metric.Rate;
  }

  int n() {
    return values.length;
  }

  double value(int row) {
    return values[row];
  }

  double[] values() {
    return values.clone();
  }

  double mean() {
    return all.mean();
  }

  boolean constant() {
    return all.variance() == 0;
  }

  /** Rows where it happened. */
  long hits() {
    return Arrays.stream(values).filter(value -> value == 1).count();
  }

  /** Rows a group must have to be compared. */
  int smallestGroup() {
    if (!isRate()) {
      return SMALLEST_GROUP;
    }
    double rarer = Math.min(mean(), 1 - mean());
    return (int) Math.max(SMALLEST_GROUP, Math.ceil(EXPECTED / rarer));
  }
}
