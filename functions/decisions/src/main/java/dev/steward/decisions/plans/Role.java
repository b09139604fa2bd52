package dev.steward.decisions.plans;

import java.util.Locale;

/** What a policy does in a plan. */
public enum Role {
  /** Decides, and is what others are compared with. */
  LIVE,
  /** Decides a share, on its way to live. */
  CANARY,
  /** Decides a share, in competition. */
  TRIAL,
  /** Decides nothing: what it would have decided is kept. */
  SHADOW;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
