package dev.steward.controlplane.sessions;

import dev.steward.controlplane.ledger.budgets.BudgetLimit;
import org.jspecify.annotations.Nullable;

/** What is asked of a session: how long the lease is, and what may be spent under it. */
record SessionRequest(@Nullable LeaseTime ttl, @Nullable BudgetLimit budget) {}
