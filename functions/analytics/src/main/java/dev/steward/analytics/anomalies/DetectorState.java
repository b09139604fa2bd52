package dev.steward.analytics.anomalies;

import java.util.List;

/**
 * All that a detector knows, to be kept as JSON and gone on with later. It grows to about 8,000
 * numbers and no further.
 *
 * @param seen how many values were learned
 * @param latest the latest instant in microseconds of the epoch; 0 while nothing was learned
 * @param quiet how many values since the latest surprise
 */
public record DetectorState(
    long seen,
    long latest,
    long quiet,
    double level,
    double spread,
    double quick,
    boolean seasonsBegun,
    List<Long> steps,
    List<SeasonState> seasons,
    List<Double> deviations,
    List<Double> innovations) {
  static final DetectorState EMPTY =
      new DetectorState(
          0, 0, Integer.MAX_VALUE, 0, 0, 0, false, List.of(), List.of(), List.of(), List.of());

  public DetectorState {
    steps = List.copyOf(steps);
    seasons = List.copyOf(seasons);
    deviations = List.copyOf(deviations);
    innovations = List.copyOf(innovations);
    if (seen < deviations.size()
        || seen < innovations.size()
        || deviations.size() < innovations.size()) {
      throw new IllegalArgumentException("this is not the state of a detector");
    }
  }
}
