package dev.steward.analytics.anomalies;

import java.util.List;

/**
 * All that a detector knows, to be kept as JSON and gone on with later. It grows to about 18,000
 * numbers and no further.
 *
 * @param seen how many values were learned
 * @param latest the latest instant in microseconds of the epoch; 0 while nothing was learned
 * @param value the latest value
 * @param grain the smallest move seen
 * @param quiet how many values since the latest surprise
 * @param steps the latest times between values, in microseconds
 * @param season the period of the season in use; 0 when none is
 */
public record DetectorState(
    long seen,
    long latest,
    double value,
    double grain,
    long quiet,
    double level,
    double spread,
    double quick,
    List<Long> steps,
    boolean seasonsBegun,
    long season,
    List<SeasonState> seasons,
    Past past) {
  static final DetectorState EMPTY =
      new DetectorState(
          0, 0, 0, 0, Integer.MAX_VALUE, 0, 0, 0, List.of(), false, 0, List.of(), Past.EMPTY);

  public DetectorState {
    steps = List.copyOf(steps);
    seasons = List.copyOf(seasons);
    if (seen < past.size()) {
      throw new IllegalArgumentException("this is not the state of a detector");
    }
  }
}
