package dev.steward.analytics.anomalies;

/**
 * How improbable a value must be to raise an alarm. The number is the false alarms per value that
 * are accepted where the past is of one kind; real series are less well behaved.
 */
public enum Sensitivity {
  LOW(1e-5),
  MEDIUM(1e-4),
  HIGH(1e-3);

  private final double falseAlarms;

  Sensitivity(double falseAlarms) {
    this.falseAlarms = falseAlarms;
  }

  public double falseAlarms() {
    return falseAlarms;
  }
}
