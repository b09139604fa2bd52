/** How much may be spent: by a tenant, in a session, on a task. */
@NullMarked
package dev.steward.controlplane.ledger.budgets;

import org.jspecify.annotations.NullMarked;
