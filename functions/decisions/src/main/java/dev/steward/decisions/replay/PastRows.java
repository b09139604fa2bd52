package dev.steward.decisions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads stored decisions, the latest first, without holding them all. */
@Singleton
final class PastRows {
  static final int MOST = 1_000_000;
  private static final int FETCH = 2_000;

  /** As they are on the disk: what is costly to understand is left to whoever takes them. */
  record Raw(
      String id,
      String entity,
      Instant at,
      String policy,
      String facts,
      String features,
      Optional<String> assist,
      String verdict,
      String level,
      String rule,
      Optional<BigDecimal> money) {
    Past understood() {
      Map<String, Double> known = new HashMap<>();
      json(features)
          .properties()
          .forEach(each -> known.put(each.getKey(), each.getValue().asDouble()));
      return new Past(
          id,
          entity,
          at,
          policy,
          json(facts),
          known,
          assist.map(PastRows::json),
          Verdict.of(verdict),
          AutonomyLevel.valueOf(level),
          rule,
          money);
    }
  }

  void read(Connection tx, TenantId tenant, String domain, Selection selection, Consumer<Raw> each)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT id, entity, decided_at, policy, facts, features, verdict, level, rule, money,
              assist
            FROM governance.decision
            WHERE tenant_id = ?
              AND domain = ?
              AND decided_at >= ?
            ORDER BY decided_at DESC, id DESC
            LIMIT ?
            """)) {
      select.setFetchSize(FETCH);
      select.setString(1, tenant.value());
      select.setString(2, domain);
      Instant from = selection instanceof Selection.Since(Instant moment) ? moment : Instant.EPOCH;
      select.setObject(3, from.atOffset(ZoneOffset.UTC));
      select.setInt(4, selection instanceof Selection.Last(int count) ? count : MOST);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          each.accept(
              new Raw(
                  row.getString(1),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  Optional.ofNullable(row.getString(11)),
                  row.getString(7),
                  row.getString(8),
                  row.getString(9),
                  Optional.ofNullable(row.getBigDecimal(10))));
        }
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("a stored decision is not JSON", e);
    }
  }
}
