package dev.steward.decisions.deciding;

import java.util.Locale;

/** Whether anything is still to be said about a decision. */
public enum Status {
  /** Decided, and done. */
  FINAL,
  /** A person is asked. */
  WAITING,
  /** A person has decided. */
  RESOLVED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
