package dev.steward.policy;

import java.util.Locale;
import java.util.Optional;

/** What a rule says of a call, from the mildest to the strictest. */
public enum Ruling {
  ALLOW,
  /** A person must approve the call first. */
  HOLD,
  /** Not like this: the caller may change the call and try again. */
  REVISE,
  REFUSE;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Ruling> of(String wire) {
    for (Ruling ruling : values()) {
      if (ruling.wire().equals(wire)) {
        return Optional.of(ruling);
      }
    }
    return Optional.empty();
  }
}
