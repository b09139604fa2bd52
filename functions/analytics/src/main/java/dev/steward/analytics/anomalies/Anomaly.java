package dev.steward.analytics.anomalies;

import java.time.Instant;

/**
 * One incident: all alarms with little calm between them.
 *
 * @param from the first alarm
 * @param to the last alarm
 * @param alarms how many values raised it
 * @param at the most surprising value, of which the rest of the fields speaks
 */
public record Anomaly(
    Instant from, Instant to, int alarms, Instant at, double value, Judgement judgement) {
  static Anomaly begin(Observation observation, Judgement judgement) {
    return new Anomaly(
        observation.at(), observation.at(), 1, observation.at(), observation.value(), judgement);
  }

  Anomaly goOn(Observation observation, Judgement next) {
    boolean worse = next.score() > judgement.score();
    return new Anomaly(
        from,
        observation.at(),
        alarms + 1,
        worse ? observation.at() : at,
        worse ? observation.value() : value,
        worse ? next : judgement);
  }

  public Severity severity() {
    return judgement.severity();
  }
}
