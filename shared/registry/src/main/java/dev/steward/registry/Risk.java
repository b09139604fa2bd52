package dev.steward.registry;

import java.util.Locale;

/** How much harm a tool can do; the wire form is the lower-case name. */
public enum Risk {
  LOW,
  MEDIUM,
  HIGH;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
