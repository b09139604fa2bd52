package dev.steward.analytics.anomalies;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The anomalies of a series. No value is judged by later ones: {@link Detector} does the same with
 * a stream, value by value.
 *
 * <ol>
 *   <li>{@link Season}: what repeats every day or every week is taken off, if forecasts have proved
 *       better with it (prequential principle; Dawid, Journal of the Royal Statistical Society A
 *       147, 1984).
 *   <li>{@link Forecast}: what is left is compared with an exponentially weighted average that
 *       follows no value far (the clipped errors of Gelper, Fried and Croux, "Robust forecasting
 *       with exponential and Holt-Winters smoothing", Journal of Forecasting 29, 2010) and with
 *       another one of the few values before.
 *   <li>{@link Evidence}: from these two errors and their running medians come six statistics: one
 *       value far off, a jump, a drift, and shifts of three lengths.
 *   <li>{@link Tail}: each is compared with its own past, the extremes of which give the
 *       probability of something more extreme still (peaks over threshold; Pickands, Annals of
 *       Statistics 3, 1975).
 *   <li>{@link Surprise}: the harmonic mean of the six is one probability (Wilson, PNAS 116, 2019).
 *       An alarm is a value for which it is at most {@link Sensitivity#falseAlarms()}.
 *   <li>{@link Incident}: alarms with little calm between them are one {@link Anomaly}.
 * </ol>
 */
public final class Anomalies {
  static final String METHOD =
      "Each value against level, season and the values before it; six statistics, each with an"
          + " exponential tail over its recent and lasting past, joined by the harmonic mean of"
          + " their probabilities; no value is judged by later ones.";

  private Anomalies() {}

  /** Judges the values in order of time, each by those before it. */
  public static Findings of(Series series, Sensitivity sensitivity) {
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
