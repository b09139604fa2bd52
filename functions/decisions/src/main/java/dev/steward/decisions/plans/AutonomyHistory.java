package dev.steward.decisions.plans;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.decisions.History;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.policies.Policies;
import dev.steward.decisions.policies.PolicyId;
import dev.steward.decisions.policies.Published;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Tells when another live policy decides a domain at other levels; contracts/events. */
@Singleton
final class AutonomyHistory {
  private final Policies policies;
  private final History history;

  AutonomyHistory(Policies policies, History history) {
    this.policies = policies;
    this.history = history;
  }

  void tell(Connection tx, TenantId tenant, Optional<Plan> before, InForce after)
      throws SQLException {
    String live = after.plan().live().policy();
    if (before.isPresent() && before.get().live().policy().equals(live)) {
      return;
    }
    Optional<Constitution> old =
        before.isPresent()
            ? policies
                .find(tx, tenant, PolicyId.parse(before.get().live().policy()))
                .map(Published::constitution)
            : Optional.empty();
    Constitution constitution = after.live().constitution();
    List<ObjectNode> told =
        AutonomyChange.between(old, constitution).stream()
            .map(change -> entry(after.plan(), constitution, change))
            .toList();
    if (!told.isEmpty()) {
      history.tellEach(tx, tenant, after.plan().by(), "decision.autonomy-changed", told);
    }
  }

  private static ObjectNode entry(Plan plan, Constitution live, AutonomyChange change) {
    ObjectNode data =
        Json.object()
            .put("domain", plan.domain())
            .put("policy", live.name())
            .put("version", live.version().toString())
            .put("measure", live.autonomy().text())
            .put("band", change.band())
            .put("to", change.to().name())
            .put("epoch", plan.epoch())
            .put("reason", plan.reason());
    change.from().ifPresent(from -> data.put("from", from.name()));
    return data;
  }
}
