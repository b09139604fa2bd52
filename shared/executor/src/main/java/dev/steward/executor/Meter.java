package dev.steward.executor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the units a call uses, such as {@code input} and {@code output}, for the ledger. */
public final class Meter {
  private final Map<String, Long> units = new ConcurrentHashMap<>();

  public void add(String unit, long used) {
    if (used < 0) {
      throw new IllegalArgumentException("nothing is given back: " + used);
    }
    units.merge(unit, used, Math::addExact);
  }

  public long used(String unit) {
    return units.getOrDefault(unit, 0L);
  }

  Map<String, Long> read() {
    return Map.copyOf(units);
  }
}
