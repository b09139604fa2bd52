package dev.steward.controlplane.ledger.budgets;

import java.time.Instant;
import java.util.Optional;

/**
 * How much may be spent, with what was spent and is held in the present period; in micros. {@code
 * resetsAt} is empty for a budget that never begins anew.
 */
public record Budget(
    String id,
    BudgetScope scope,
    Optional<String> session,
    Optional<String> task,
    BudgetWindow window,
    String currency,
    long limit,
    long posted,
    long pending,
    Optional<Instant> resetsAt,
    String createdBy,
    Instant createdAt) {

  /** Never below nothing, though a limit may have been lowered under what was spent. */
  public long available() {
    return Math.max(0, limit - posted - pending);
  }
}
