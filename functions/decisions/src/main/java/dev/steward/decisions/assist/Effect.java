package dev.steward.decisions.assist;

import java.util.Locale;

/** What asking a model did to a decision. */
public enum Effect {
  KEPT,
  /** At a lower level than the rules said. */
  TIGHTENED,
  /** People decide. */
  ESCALATED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
