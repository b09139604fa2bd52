package dev.steward.decisions.constitutions;

import java.util.Locale;

/** What a constitution says of a case. */
public enum Verdict {
  APPROVE,
  DENY,
  /** People decide. */
  ESCALATE;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Verdict of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
