package dev.steward.analytics.anomalies;

import java.time.Instant;

/**
 * One incident: all alarms with little calm between them.
 *
 * @param from the first alarm
 * @param to the last alarm
 * @param alarms how many values raised it
 * @param severity the worst of them
 * @param at the alarm whose value was the farthest from what was expected
 * @param value of that alarm
 * @param judgement of that alarm
 */
public record Anomaly(
    Instant from,
    Instant to,
    int alarms,
    Severity severity,
    Instant at,
    double value,
    Judgement judgement) {
  static Anomaly begin(Observation alarm, Judgement judgement) {
    return new Anomaly(
        alarm.at(), alarm.at(), 1, judgement.severity(), alarm.at(), alarm.value(), judgement);
  }

  Anomaly goOn(Observation alarm, Judgement next) {
    boolean farther =
        Math.abs(alarm.value() - next.expected()) > Math.abs(value - judgement.expected());
    return new Anomaly(
        from,
        alarm.at(),
        alarms + 1,
        next.severity().compareTo(severity) > 0 ? next.severity() : severity,
        farther ? alarm.at() : at,
        farther ? alarm.value() : value,
        farther ? next : judgement);
  }
}
