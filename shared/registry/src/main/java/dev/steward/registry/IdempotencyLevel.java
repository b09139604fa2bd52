package dev.steward.registry;

import java.util.Locale;

/** What an executor promises about a repeated effect key; {@code none} unless declared. */
public enum IdempotencyLevel {
  NONE,
  DEDUPES,
  QUERYABLE;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
