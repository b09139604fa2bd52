package dev.steward.decisions.plans;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code governance.plan}; called inside a transaction. */
@Singleton
final class PlanRows {
  /** The plan in force, the one of the greatest epoch. */
  Optional<Plan> latest(Connection tx, TenantId tenant, String domain) throws SQLException {
    return epochs(tx, tenant, domain, 1).stream().findFirst();
  }

  /** The latest first. */
  List<Plan> epochs(Connection tx, TenantId tenant, String domain, int limit) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM governance.plan
            WHERE tenant_id = ?
              AND domain = ?
            ORDER BY epoch DESC
            LIMIT ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, domain);
      select.setInt(3, limit);
      return plans(select);
    }
  }

  /** The plan in force of every domain. */
  List<Plan> inForce(Connection tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT DISTINCT ON (domain) * FROM governance.plan
            WHERE tenant_id = ?
            ORDER BY domain, epoch DESC
            """)) {
      select.setString(1, tenant.value());
      return plans(select);
    }
  }

  void insert(Connection tx, TenantId tenant, Plan plan) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            WITH governed AS (
              INSERT INTO governance.tenant (tenant_id) VALUES (?) ON CONFLICT DO NOTHING)
            INSERT INTO governance.plan
              (tenant_id, domain, epoch, seed, arms, audience, reason, created_by, created_at)
            VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, tenant.value());
      insert.setString(3, plan.domain());
      insert.setLong(4, plan.epoch());
      insert.setString(5, plan.seed());
      insert.setString(6, json(plan.policies()).toString());
      insert.setString(7, plan.audience().orElse(null));
      insert.setString(8, plan.reason());
      insert.setString(9, plan.by());
      insert.setObject(10, plan.at().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  static ArrayNode json(List<PlannedPolicy> policies) {
    ArrayNode arms = Json.MAPPER.createArrayNode();
    for (PlannedPolicy policy : policies) {
      arms.addObject()
          .put("policy", policy.policy())
          .put("role", policy.role().wire())
          .put("weight", policy.weight());
    }
    return arms;
  }

  private static List<Plan> plans(PreparedStatement select) throws SQLException {
    List<Plan> plans = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        plans.add(
            new Plan(
                row.getString("domain"),
                row.getLong("epoch"),
                row.getString("seed"),
                policies(row.getString("arms")),
                Optional.ofNullable(row.getString("audience")),
                row.getString("reason"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant()));
      }
    }
    return plans;
  }

  private static List<PlannedPolicy> policies(String arms) {
    try {
      List<PlannedPolicy> policies = new ArrayList<>();
      for (JsonNode arm : Json.MAPPER.readTree(arms)) {
        policies.add(
            new PlannedPolicy(
                arm.path("policy").asText(),
                Part.of(arm.path("role").asText()),
                arm.path("weight").asInt()));
      }
      return policies;
    } catch (IOException e) {
      throw new IllegalStateException("a stored plan is none", e);
    }
  }
}
