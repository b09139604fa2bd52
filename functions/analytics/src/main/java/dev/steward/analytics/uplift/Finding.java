package dev.steward.analytics.uplift;

import java.util.List;

/**
 * An effect with all that stands behind it: the one estimate that counts first, what another method
 * says, how many rows, what was checked, and what would make it wrong.
 */
public record Finding(
    Effect effect,
    List<Effect> alsoBy,
    Arms arms,
    List<Check> checks,
    List<String> caveats,
    String evidence) {
  public Finding {
    alsoBy = List.copyOf(alsoBy);
    checks = List.copyOf(checks);
    caveats = List.copyOf(caveats);
  }
}
