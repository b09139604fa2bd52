package dev.steward.controlplane.ledger.budgets;

/** What of a budget can change: how much it allows. */
record BudgetChange(BudgetLimit limit) {}
