package dev.steward.analytics.anomalies;

/** How far beyond the alarm a value is: each step is a hundred times less probable. */
public enum Severity {
  NONE,
  MINOR,
  MAJOR,
  CRITICAL;

  private static final double STEP = 1e-2;

  static Severity of(double probability, double falseAlarms) {
    if (probability > falseAlarms) {
      return NONE;
    }
    if (probability > falseAlarms * STEP) {
      return MINOR;
    }
    return probability > falseAlarms * STEP * STEP ? MAJOR : CRITICAL;
  }
}
