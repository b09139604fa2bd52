package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Interval;
import java.util.Optional;

/**
 * A feature that goes with the metric. {@code strength} runs from 0 to 1 on one scale for all
 * features (see {@link Strength}); {@code contrast} is the split of the feature that tells most;
 * {@code trend} is there for numbers; {@code n} counts the rows it was tested on.
 */
public record Driver(
    String feature,
    Interval strength,
    Magnitude magnitude,
    Contrast contrast,
    Optional<Trend> trend,
    Direction direction,
    int n,
    double p,
    double adjustedP,
    String evidence,
    Optional<String> caution) {
  Driver adjusted(double corrected) {
    return new Driver(
        feature, strength, magnitude, contrast, trend, direction, n, p, corrected, evidence,
        caution);
  }
}
