package dev.steward.analytics.anomalies;

import java.util.List;

/**
 * The latest values and how far the two forecasts of each were off, oldest first.
 *
 * @param at when, in microseconds of the epoch, near enough for a season
 * @param values on a smoothed grain
 * @param deviations from level and season
 * @param innovations against the forecast from the values just before
 */
public record Past(
    List<Double> at, List<Double> values, List<Double> deviations, List<Double> innovations) {
  static final Past EMPTY = new Past(List.of(), List.of(), List.of(), List.of());

  public Past {
    at = List.copyOf(at);
    values = List.copyOf(values);
    deviations = List.copyOf(deviations);
    innovations = List.copyOf(innovations);
    if (at.size() != values.size()
        || at.size() != deviations.size()
        || at.size() != innovations.size()) {
      throw new IllegalArgumentException("this is not the past of a detector");
    }
  }

  int size() {
    return at.size();
  }
}
