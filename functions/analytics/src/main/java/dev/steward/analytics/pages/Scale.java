package dev.steward.analytics.pages;

import java.util.List;
import java.util.stream.DoubleStream;

/** Where values stand between two places of a picture; its ends are round numbers. */
record Scale(double least, double most, double step, double from, double to) {
  private static final int MARKS = 5;

  /** The least value at {@code from}, the greatest at {@code to}, which may be less. */
  static Scale over(List<Double> values, double from, double to) {
    DoubleStream all = values.stream().mapToDouble(Double::doubleValue);
    var summary = all.summaryStatistics();
    return of(summary.getMin(), summary.getMax(), from, to);
  }

  Scale withZero() {
    return of(Math.min(0, least), Math.max(0, most), from, to);
  }

  double place(double value) {
    return from + (value - least) / (most - least) * (to - from);
  }

  List<Double> marks() {
    long count = Math.round((most - least) / step);
    return DoubleStream.iterate(0, i -> i <= count, i -> i + 1)
        // A sum of steps may miss 0 by a hair.
        .map(i -> (Math.rint(least / step) + i) * step)
        .boxed()
        .toList();
  }

  private static Scale of(double least, double most, double from, double to) {
    double range = most > least ? most - least : Math.max(1, Math.abs(most));
    double step = Unit.PLAIN.step(range / MARKS);
    double low = Math.floor(least / step + 1e-9) * step;
    double high = Math.ceil(most / step - 1e-9) * step;
    return new Scale(low, high > low ? high : low + step, step, from, to);
  }
}
