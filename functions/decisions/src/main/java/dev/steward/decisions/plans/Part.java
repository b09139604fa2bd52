package dev.steward.decisions.plans;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a policy does in a plan. */
public enum Part {
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

  static Part of(String wire) {
    return find(wire).orElseThrow();
  }

  static Optional<Part> find(String wire) {
    return Arrays.stream(values()).filter(part -> part.wire().equals(wire)).findFirst();
  }
}
