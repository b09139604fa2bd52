package dev.steward.ports.events;

import java.util.Locale;

/** When an event came, as seen from the time it tells. */
public enum Punctuality {
  ON_TIME,
  LATE,
  FUTURE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Punctuality of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
