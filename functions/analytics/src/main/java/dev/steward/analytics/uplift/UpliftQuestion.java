package dev.steward.analytics.uplift;

import dev.steward.analytics.table.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What did being treated do to the outcome? */
public record UpliftQuestion(Metric.Rate treated, Metric outcome, Design design) {
  public UpliftQuestion {
    if (treated.column().equals(outcome.column())) {
      throw new IllegalArgumentException("treatment and outcome are the same column");
    }
    for (String column : List.of(treated.column(), outcome.column())) {
      if (design.columns().contains(column)) {
        throw new IllegalArgumentException(
            column + " is treatment or outcome: it cannot be adjusted for or checked by");
      }
    }
  }

  /** All it names. */
  Set<String> columns() {
    Set<String> columns = new HashSet<>(design.columns());
    columns.add(treated.column());
    columns.add(outcome.column());
    return columns;
  }
}
