package dev.steward.decisions.memory;

import java.util.Locale;

/** What an embedding stands for. */
public enum Kind {
  DECISION,
  /** A day's knowledge of a domain; its ref is the domain and the day. */
  SNAPSHOT;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
