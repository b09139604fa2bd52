package dev.steward.analytics.anomalies;

import java.util.List;
import java.util.Optional;

/** A labelled series of the benchmark. */
record NabSeries(String name, List<Observation> observations, List<NabWindow> windows) {
  private static final double PROBATION = 0.15;
  private static final int LONGEST_PROBATION = 750;

  int size() {
    return observations.size();
  }

  /** The rows before this one count neither for nor against a detector. */
  int scoredFrom() {
    return Math.min((int) Math.floor(PROBATION * size()), LONGEST_PROBATION);
  }

  Optional<NabWindow> around(int row) {
    return windows.stream().filter(window -> window.covers(row)).findFirst();
  }

  Optional<NabWindow> before(int row) {
    return windows.stream().filter(window -> window.last() < row).reduce((one, next) -> next);
  }
}
