package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import dev.steward.decisions.constitutions.AutonomyLevel;
import dev.steward.decisions.constitutions.Verdict;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code governance.decision} and {@code governance.shadow_decision}. */
@Singleton
public final class DecisionRows {
  private static final String INSERT =
      """
      INSERT INTO governance.decision
        (tenant_id, id, domain, entity, correlation, policy, policy_digest, epoch, role, propensity,
         facts, salt, features, context, assist, verdict, level, rule, reason, measure, money,
         status, principal, run, effect_key, event_id, decided_at, latency_micros)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::double precision,
        ?::jsonb, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?::numeric, ?::numeric,
        ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String INSERT_SHADOW =
      """
      INSERT INTO governance.shadow_decision
        (tenant_id, decision, policy, policy_digest, verdict, level, rule, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  void insert(Statements statements, TenantId tenant, Decision decision, String salt) {
    Decision.Maker maker = decision.maker();
    Decision.Origin origin = decision.origin();
    statements.add(
        INSERT,
        slots ->
            slots
                .text(tenant.value())
                .text(decision.id())
                .text(decision.domain())
                .text(decision.entity())
                .text(decision.correlation().orElse(null))
                .text(maker.policy())
                .text(maker.digest())
                .number(Long.valueOf(maker.epoch()))
                .text(maker.role())
                .text(Double.toString(maker.propensity()))
                .text(decision.facts().toString())
                .text(salt)
                .text(decision.features().toString())
                .text(decision.context().toString())
                .text(decision.assist().map(JsonNode::toString).orElse(null))
                .text(decision.verdict().wire())
                .text(decision.level().name())
                .text(decision.rule())
                .text(decision.reason())
                .text(decision.measure().map(BigDecimal::toPlainString).orElse(null))
                .text(decision.money().map(BigDecimal::toPlainString).orElse(null))
                .text(decision.status().wire())
                .text(origin.principal())
                .text(origin.run())
                .text(origin.effectKey())
                .text(origin.eventId())
                .moment(decision.decidedAt())
                .number(Long.valueOf(decision.latencyMicros())));
    for (Decision.Shadow shadow : decision.shadows()) {
      statements.add(
          INSERT_SHADOW,
          slots ->
              slots
                  .text(tenant.value())
                  .text(decision.id())
                  .text(shadow.policy())
                  .text(shadow.digest())
                  .text(shadow.verdict().wire())
                  .text(shadow.level().name())
                  .text(shadow.rule())
                  .text(shadow.reason()));
    }
  }

  public Optional<Kept> find(Connection tx, TenantId tenant, String id) throws SQLException {
    return one(tx, tenant, "SELECT * FROM governance.decision WHERE tenant_id = ? AND id = ?", id);
  }

  Optional<Kept> ofEffect(Connection tx, TenantId tenant, String effectKey) throws SQLException {
    return one(
        tx,
        tenant,
        "SELECT * FROM governance.decision WHERE tenant_id = ? AND effect_key = ?",
        effectKey);
  }

  /** The latest of a domain first. */
  public List<Kept> latest(Connection tx, TenantId tenant, String domain, int limit)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM governance.decision
            WHERE tenant_id = ?
              AND domain = ?
            ORDER BY decided_at DESC, id DESC
            LIMIT ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, domain);
      select.setInt(3, limit);
      return kept(select);
    }
  }

  /** Holds the row, so that two who change what hangs on it come one after the other. */
  public Optional<Kept> hold(Connection tx, TenantId tenant, String id) throws SQLException {
    return one(
        tx,
        tenant,
        "SELECT * FROM governance.decision WHERE tenant_id = ? AND id = ? FOR UPDATE",
        id);
  }

  void resolve(Connection tx, TenantId tenant, String id, Verdict verdict, String by, Instant at)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE governance.decision
            SET status = 'resolved', resolution = ?, resolved_by = ?, resolved_at = ?
            WHERE tenant_id = ?
              AND id = ?
              AND status IN ('waiting', 'rejected', 'expired', 'withdrawn')
            """)) {
      update.setString(1, verdict.wire());
      update.setString(2, by);
      update.setObject(3, at.atOffset(ZoneOffset.UTC));
      update.setString(4, tenant.value());
      update.setString(5, id);
      update.executeUpdate();
    }
  }

  /** Before the decision is held: whoever hears of approvals takes them in this order, too. */
  void nobodyIsAsked(Connection tx, TenantId tenant, String id) throws SQLException {
    try (PreparedStatement delete =
        tx.prepareStatement("DELETE FROM governance.asked WHERE tenant_id = ? AND decision = ?")) {
      delete.setString(1, tenant.value());
      delete.setString(2, id);
      delete.executeUpdate();
    }
  }

  private static Optional<Kept> one(Connection tx, TenantId tenant, String sql, String key)
      throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(sql)) {
      select.setString(1, tenant.value());
      select.setString(2, key);
      return kept(select).stream().findFirst();
    }
  }

  private static List<Kept> kept(PreparedStatement select) throws SQLException {
    List<Kept> kept = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        kept.add(
            new Kept(
                decision(row),
                Optional.ofNullable(row.getString("resolution")).map(Verdict::of),
                Optional.ofNullable(row.getString("resolved_by")),
                ended(row)));
      }
    }
    return kept;
  }

  private static Optional<Kept.Ended> ended(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("ended_at", OffsetDateTime.class);
    return at == null
        ? Optional.empty()
        : Optional.of(
            new Kept.Ended(
                Optional.ofNullable(row.getString("ended_by")),
                at.toInstant(),
                Optional.ofNullable(row.getString("ended_note"))));
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        row.getString("id"),
        row.getString("domain"),
        row.getString("entity"),
        Optional.ofNullable(row.getString("correlation")),
        new Decision.Maker(
            row.getString("policy"),
            row.getString("policy_digest"),
            row.getLong("epoch"),
            row.getString("role"),
            row.getDouble("propensity")),
        json(row.getString("facts")),
        json(row.getString("features")),
        json(row.getString("context")),
        Optional.ofNullable(row.getString("assist")).map(DecisionRows::json),
        Verdict.of(row.getString("verdict")),
        AutonomyLevel.valueOf(row.getString("level")),
        row.getString("rule"),
        row.getString("reason"),
        Optional.ofNullable(row.getBigDecimal("measure")),
        Optional.ofNullable(row.getBigDecimal("money")),
        Status.of(row.getString("status")),
        new Decision.Origin(
            row.getString("principal"),
            row.getString("run"),
            row.getString("effect_key"),
            row.getString("event_id")),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        row.getLong("latency_micros"),
        List.of());
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("a stored decision is not JSON", e);
    }
  }
}
