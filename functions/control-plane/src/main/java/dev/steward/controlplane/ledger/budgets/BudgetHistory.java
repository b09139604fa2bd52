package dev.steward.controlplane.ledger.budgets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.IdSource;
import dev.steward.journal.Facts;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What the journal says of a budget. */
@Singleton
final class BudgetHistory {
  static final String STREAM = "budgets";

  private final IdSource ids;

  BudgetHistory(IdSource ids) {
    this.ids = ids;
  }

  NewEntry created(Budget budget) {
    ObjectNode data =
        Json.object()
            .put("budget", budget.id())
            .put("scope", budget.scope().wire())
            .put("window", budget.window().wire())
            .put("limit", Long.toString(budget.limit()))
            .put("currency", budget.currency());
    return entry(
        "budget.created",
        budget.createdAt(),
        new Facts(
            budget.createdBy(),
            null,
            null,
            budget.session().orElse(null),
            budget.task().orElse(null),
            null,
            null),
        data);
  }

  NewEntry limited(String id, long limit, String principal, Instant at) {
    ObjectNode data = Json.object().put("budget", id).put("limit", Long.toString(limit));
    return entry("budget.changed", at, by(principal), data);
  }

  NewEntry removed(String id, String principal, Instant at) {
    return entry("budget.removed", at, by(principal), Json.object().put("budget", id));
  }

  private NewEntry entry(String type, Instant at, Facts facts, ObjectNode data) {
    return new NewEntry(ids.next("evt"), type, at, facts, data);
  }

  private static Facts by(String principal) {
    return new Facts(principal, null, null, null, null, null, null);
  }
}
