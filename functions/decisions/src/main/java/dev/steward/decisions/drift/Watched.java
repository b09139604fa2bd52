package dev.steward.decisions.drift;

import java.util.List;
import java.util.Map;

/** What was seen in the baseline and in the window; values that are missing are not in it. */
public sealed interface Watched {
  /** Counts by level, such as verdicts, autonomy levels or rules. */
  record Levels(Map<String, Long> baseline, Map<String, Long> window) implements Watched {
    public Levels {
      baseline = Map.copyOf(baseline);
      window = Map.copyOf(window);
    }
  }

  /** Values of a number. */
  record Numbers(List<Double> baseline, List<Double> window) implements Watched {
    public Numbers {
      baseline = finite(baseline);
      window = finite(window);
    }

    private static List<Double> finite(List<Double> values) {
      if (!values.stream().allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("values must be finite");
      }
      return List.copyOf(values);
    }
  }
}
