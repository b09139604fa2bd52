package dev.steward.analytics.uplift;

/** Whose effect is asked for. */
public enum Estimand {
  /** The average over everybody (ATE): what if all were treated instead of none? */
  EVERYONE("all"),
  /** The average over those who were treated (ATT): what did it do to them? */
  TREATED("those treated");

  private final String said;

  Estimand(String said) {
    this.said = said;
  }

  String said() {
    return said;
  }
}
