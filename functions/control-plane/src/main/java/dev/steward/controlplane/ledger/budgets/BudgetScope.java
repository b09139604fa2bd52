package dev.steward.controlplane.ledger.budgets;

import java.util.Locale;

/** Whose calls a budget counts; in this order they are locked. */
public enum BudgetScope {
  TENANT,
  SESSION,
  TASK;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
