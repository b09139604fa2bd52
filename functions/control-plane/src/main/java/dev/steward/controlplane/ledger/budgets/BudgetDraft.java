package dev.steward.controlplane.ledger.budgets;

import dev.steward.controlplane.ledger.prices.CurrencyCode;
import org.jspecify.annotations.Nullable;

/** A budget as callers ask for it. The currency is that of the price table unless given. */
record BudgetDraft(
    BudgetScope scope,
    @Nullable String session,
    @Nullable String task,
    @Nullable BudgetWindow window,
    BudgetLimit limit,
    @Nullable CurrencyCode currency) {

  /** Unless given, a tenant's budget is for a day, any other for as long as its session or task. */
  BudgetWindow windowOrUsual() {
    if (window != null) {
      return window;
    }
    return scope == BudgetScope.TENANT ? BudgetWindow.DAY : BudgetWindow.LIFETIME;
  }
}
