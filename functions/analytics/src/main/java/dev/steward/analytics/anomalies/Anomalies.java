package dev.steward.analytics.anomalies;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The anomalies of a whole series. */
public final class Anomalies {
  static final String METHOD =
      "Each value against level, season and the values before it; six statistics, each with an"
          + " exponential tail over its recent and lasting past, joined by the harmonic mean of"
          + " their probabilities; no value is judged by later ones.";

  private Anomalies() {}

  /** Judges the values in order of time, each by those before it, as a stream would. */
  public static Findings detect(List<Observation> given, Sensitivity sensitivity) {
    Series series = Series.of(given);
    if (series.size() <= Detector.NEEDED) {
      return new Findings.NotEnoughData(
          series.size(),
          Detector.NEEDED + 1,
          "the first values are only learned, so that there is a past to compare with");
    }
    Detector detector = new Detector(sensitivity);
    List<Anomaly> anomalies = anomalies(series, detector);
    Optional<Duration> season =
        detector.season().map(period -> Duration.of(period, ChronoUnit.MICROS));
    return new Findings.Found(
        anomalies,
        series.size(),
        series.size() - Detector.NEEDED,
        series.observations().getFirst().at(),
        series.observations().getLast().at(),
        series.step(),
        season,
        sensitivity.falseAlarms(),
        METHOD,
        Caveats.of(series, season, sensitivity.falseAlarms()));
  }

  private static List<Anomaly> anomalies(Series series, Detector detector) {
    List<Anomaly> anomalies = new ArrayList<>();
    for (Observation observation : series.observations()) {
      if (detector.next(observation) instanceof Judgement judgement
          && judgement.severity() != Severity.NONE) {
        if (judgement.anomaly()) {
          anomalies.add(Anomaly.begin(observation, judgement));
        } else {
          anomalies.add(anomalies.removeLast().goOn(observation, judgement));
        }
      }
    }
    return anomalies;
  }
}
