package dev.steward.decisions.deciding;

import java.util.Locale;

/** Whether anything is still to be said about a decision. */
public enum Status {
  /** Decided, and done. */
  FINAL,
  /** A person is asked. */
  WAITING,
  /** A person has decided. */
  RESOLVED,
  /** A person was asked and said no to what was proposed. */
  REJECTED,
  /** A person was asked and did not answer in time. */
  EXPIRED,
  /** Nobody is asked any more: the question was called off, or what it was about has changed. */
  WITHDRAWN;

  /** Whether it ended without anybody having decided; who asks again can still have it resolved. */
  public boolean undecided() {
    return this == REJECTED || this == EXPIRED || this == WITHDRAWN;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
