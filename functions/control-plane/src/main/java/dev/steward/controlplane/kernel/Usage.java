package dev.steward.controlplane.kernel;

import java.util.Map;
import java.util.TreeMap;

/** Units an executor says it used, such as {@code input} and {@code output}; never negative. */
public record Usage(Map<String, Long> units) {
  public static final Usage NONE = new Usage(Map.of());

  public Usage {
    units = Map.copyOf(new TreeMap<>(units));
    if (units.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("nobody uses less than nothing: " + units);
    }
  }
}
