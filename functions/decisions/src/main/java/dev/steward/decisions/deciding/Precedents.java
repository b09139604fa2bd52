package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.assist.Inquiry;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What was decided in cases that are alike, as a model is told: whose they were is not. */
@Singleton
final class Precedents {
  private static final int MOST = 5;

  private final DecisionRows rows;
  private final TenantTransactions transactions;

  Precedents(DecisionRows rows, TenantTransactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  List<JsonNode> of(TenantId tenant, Constitution constitution, List<String> cases) {
    if (cases.isEmpty()) {
      return List.of();
    }
    return transactions.read(
        tenant,
        tx -> {
          List<JsonNode> told = new ArrayList<>();
          for (String id : cases.subList(0, Math.min(MOST, cases.size()))) {
            rows.find(tx, tenant, id).map(kept -> told(constitution, kept)).ifPresent(told::add);
          }
          return told;
        });
  }

  private static JsonNode told(Constitution constitution, Kept kept) {
    ObjectNode told =
        Json.object()
            .put("verdict", kept.effective().wire())
            .put("level", kept.decision().level().name());
    told.set("facts", Inquiry.readable(constitution.facts(), kept.decision().facts()));
    return told;
  }
}
