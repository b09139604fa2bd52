package dev.steward.controlplane.ledger.budgets;

import java.util.regex.Pattern;

/** A limit as callers write it: whole micros in a string, because JSON numbers lose digits. */
public record BudgetLimit(String value) {
  /** Far below 2^63, so that no sum of two limits overflows. */
  static final long MOST = 9_000_000_000_000_000L;

  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,15}");

  public BudgetLimit {
    if (!WHOLE.matcher(value).matches() || Long.parseLong(value) > MOST) {
      throw new IllegalArgumentException(
          "must be whole micros from 0 to " + MOST + " in a string: \"50000\" is 0.05");
    }
  }

  long micros() {
    return Long.parseLong(value);
  }
}
