package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** Decisions of a time, as far as drift looks at them. */
@Singleton
final class DriftRows {
  /** More than enough to tell: the latest of each side. */
  private static final int MOST = 50_000;

  record Seen(String verdict, String level, String rule, JsonNode facts) {}

  /** From the first moment, included, to the second. */
  void between(
      Connection tx, TenantId tenant, String domain, Instant from, Instant to, Consumer<Seen> each)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT verdict, level, rule, facts FROM governance.decision
            WHERE tenant_id = ?
              AND domain = ?
              AND decided_at >= ?
              AND decided_at < ?
            ORDER BY decided_at DESC
            LIMIT ?
            """)) {
      select.setFetchSize(2_000);
      select.setString(1, tenant.value());
      select.setString(2, domain);
      select.setObject(3, from.atOffset(ZoneOffset.UTC));
      select.setObject(4, to.atOffset(ZoneOffset.UTC));
      select.setInt(5, MOST);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          each.accept(
              new Seen(
                  row.getString(1), row.getString(2), row.getString(3), json(row.getString(4))));
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
