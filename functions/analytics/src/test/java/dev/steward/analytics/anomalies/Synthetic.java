package dev.steward.analytics.anomalies;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Seeded series of known kinds. */
final class Synthetic {
  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private Synthetic() {}

  static List<Observation> series(int n, Duration step, IntToDoubleFunction value) {
    List<Observation> series = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      series.add(new Observation(START.plus(step.multipliedBy(i)), value.applyAsDouble(i)));
    }
    return series;
  }

  /** Hours of a business: 100 on working days, 20 at night and at the weekend, a little noise. */
  static double business(int hour, Random random) {
    int ofWeek = Math.floorMod(hour, 168);
    boolean busy = ofWeek < 120 && ofWeek % 24 >= 8 && ofWeek % 24 < 20;
    return (busy ? 100 : 20) + 3 * random.nextGaussian();
  }

  static int poisson(double mean, Random random) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** Student's distribution with 3 degrees of freedom: heavy tails. */
  static double heavy(Random random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      squares += Math.pow(random.nextGaussian(), 2);
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  static List<Anomaly> anomalies(List<Observation> series) {
    return found(series).anomalies();
  }

  static Findings.Found found(List<Observation> series) {
    return (Findings.Found) Anomalies.of(Series.of(series), Sensitivity.MEDIUM);
  }
}
