package dev.steward.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Several measurements of one thing: the middle one, and how far apart they were. */
record Spread(double least, double median, double most) {
  static <T> Spread of(List<T> items, ToDoubleFunction<T> measure) {
    double[] sorted = items.stream().mapToDouble(measure).sorted().toArray();
    return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
  }

  String percent() {
    return String.format(
        Locale.ROOT, "%3.0f %% (%.0f..%.0f)", median * 100, least * 100, most * 100);
  }
}
