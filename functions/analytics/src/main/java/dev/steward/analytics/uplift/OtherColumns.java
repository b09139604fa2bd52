package dev.steward.analytics.uplift;

import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.Table;
import java.util.List;
import java.util.Set;

/** Columns the question does not name: they may be what it forgot, or what the treatment did. */
final class OtherColumns {
  private OtherColumns() {}

  static Covariates of(Table table, UpliftQuestion question) {
    Set<String> named = question.columns();
    List<String> others =
        table.columns().stream()
            .filter(column -> !named.contains(column.name()))
            .filter(Covariates::usable)
            .map(Column::name)
            .toList();
    return Covariates.of(table, others);
  }

  /** A difference up to {@code chance}, in standard deviations, is none. */
  static Check check(Imbalance imbalance, double chance) {
    String name = "columns not named";
    if (imbalance.size() <= Math.max(Imbalance.LARGE, chance)) {
      return Check.passed(name, imbalance.says());
    }
    String says =
        imbalance.says()
            + ": if it was so before the treatment, it belongs to the covariates; if the treatment"
            + " did it, it does not belong to the table";
    return imbalance.size() > Imbalance.WORLDS_APART
        ? Check.failed(name, says)
        : Check.worrying(name, says);
  }
}
