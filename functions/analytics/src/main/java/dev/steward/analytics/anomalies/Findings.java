package dev.steward.analytics.anomalies;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a look at a whole series gives. */
public sealed interface Findings permits Findings.Found, Findings.NotEnoughData {
  /**
   * The anomalies, which may be none.
   *
   * @param n how many values were used
   * @param judged how many of them were judged; the first ones were only learned
   * @param from the first instant used
   * @param to the last
   * @param step the usual time between values
   * @param season the period of the season that was found at the end
   * @param falseAlarms the probability at which a value raises an alarm
   * @param caveats what would make the answer wrong
   */
  record Found(
      List<Anomaly> anomalies,
      long n,
      long judged,
      Instant from,
      Instant to,
      Duration step,
      Optional<Duration> season,
      double falseAlarms,
      String method,
      List<String> caveats)
      implements Findings {
    public Found {
      anomalies = List.copyOf(anomalies);
      caveats = List.copyOf(caveats);
    }
  }

  /** No answer: what there is and what would be needed. */
  record NotEnoughData(long n, long needed, String reason) implements Findings {}
}
