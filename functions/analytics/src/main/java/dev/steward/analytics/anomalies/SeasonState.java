package dev.steward.analytics.anomalies;

import java.util.List;

/** A season as it is kept: times in microseconds, one entry for each part of the period. */
public record SeasonState(
    long period,
    long width,
    long origin,
    List<Double> profile,
    List<Integer> visits,
    double error,
    double plainError) {
  public SeasonState {
    profile = List.copyOf(profile);
    visits = List.copyOf(visits);
    if (period <= 0 || width <= 0 || profile.size() != visits.size() || profile.isEmpty()) {
      throw new IllegalArgumentException("this is not the state of a season");
    }
  }
}
