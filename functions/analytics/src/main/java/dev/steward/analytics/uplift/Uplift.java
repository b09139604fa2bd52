package dev.steward.analytics.uplift;

import java.util.List;

/** What a treatment did, as far as the data can say. */
public sealed interface Uplift {
  /** The effect; every check that could be made was passed. */
  record Estimate(Finding finding) implements Uplift {}

  /**
   * There is a number, but something speaks against it; whoever repeats it repeats the warnings.
   */
  record Warned(Finding finding, List<String> warnings) implements Uplift {
    public Warned {
      warnings = List.copyOf(warnings);
    }
  }

  /** The data cannot answer the question. There is no number, on purpose. */
  record Refused(List<String> reasons, List<Check> checks) implements Uplift {
    public Refused {
      reasons = List.copyOf(reasons);
      checks = List.copyOf(checks);
    }
  }

  /** What is missing, and what would be enough. */
  record NotEnoughData(String reason, String needed) implements Uplift {}
}
