package dev.steward.analytics.table;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;

/** A question about a column the table does not have. */
public final class UnknownColumn extends Fault {
  UnknownColumn(String name) {
    super(ProblemType.INVALID_INPUT, "there is no column " + name);
  }
}
