package dev.steward.analytics.drivers;

/**
 * A word for a strength, after J. Cohen, Statistical Power Analysis for the Behavioral Sciences,
 * 2nd ed. (1988), chapter 7 (w): a habit of the field, not a law.
 */
public enum Magnitude {
  NEGLIGIBLE,
  SMALL,
  MEDIUM,
  LARGE;

  static Magnitude of(double strength) {
    if (strength < 0.1) {
      return NEGLIGIBLE;
    }
    if (strength < 0.3) {
      return SMALL;
    }
    return strength < 0.5 ? MEDIUM : LARGE;
  }
}
