package dev.steward.analytics.anomalies;

import java.util.Collections;
import java.util.List;

/**
 * A season as it is kept: times in microseconds, one entry for each part of the period.
 *
 * @param origin where the first part begins
 * @param patience over so many values are forecasts compared
 * @param taught whether a whole period has been seen
 */
public record SeasonState(
    long period,
    long width,
    long origin,
    double patience,
    boolean taught,
    double error,
    double plainError,
    List<Integer> visits,
    List<Double> latest,
    List<Double> profile) {
  public SeasonState {
    visits = List.copyOf(visits);
    latest = List.copyOf(latest);
    profile = List.copyOf(profile);
    if (period <= 0
        || width <= 0
        || visits.size() != latest.size()
        || visits.size() != profile.size()
        || visits.size() != (period + width - 1) / width) {
      throw new IllegalArgumentException("this is not the state of a season");
    }
  }

  static SeasonState begin(long period, long width, long origin, double patience) {
    int parts = Math.toIntExact((period + width - 1) / width);
    List<Double> nothing = Collections.nCopies(parts, 0.0);
    return new SeasonState(
        period,
        width,
        origin,
        patience,
        false,
        0,
        0,
        Collections.nCopies(parts, 0),
        nothing,
        nothing);
  }
}
