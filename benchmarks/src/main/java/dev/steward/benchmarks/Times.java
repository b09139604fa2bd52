package dev.steward.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Milliseconds of one part of the road, by Steward's own timer. */
record Times(String part, double p50, double p99) {
  static List<Times> of(MeterRegistry metrics, String timer, String label) {
    List<Times> times = new ArrayList<>();
    for (Timer each : metrics.find(timer).timers()) {
      HistogramSnapshot snapshot = each.takeSnapshot();
      String tag = each.getId().getTag(label);
      times.add(new Times(tag == null ? timer : tag, at(snapshot, 0.5), at(snapshot, 0.99)));
    }
    times.sort(Comparator.comparing(Times::part));
    return times;
  }

  static Times sum(List<Times> parts) {
    return new Times(
        "together",
        parts.stream().mapToDouble(Times::p50).sum(),
        parts.stream().mapToDouble(Times::p99).sum());
  }

  private static double at(HistogramSnapshot snapshot, double quantile) {
    for (ValueAtPercentile value : snapshot.percentileValues()) {
      if (value.percentile() == quantile) {
        return value.value(TimeUnit.MILLISECONDS);
      }
    }
    return Double.NaN;
  }
}
