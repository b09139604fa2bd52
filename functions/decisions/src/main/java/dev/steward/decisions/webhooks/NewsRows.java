package dev.steward.decisions.webhooks;

import dev.steward.core.TenantId;
import dev.steward.decisions.deciding.Decision;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was told of the entities that were decided about. */
@Singleton
final class NewsRows {
  private static final int MOST = 100;

  private static final String DECIDED =
      """
      SELECT id FROM governance.decision
      WHERE tenant_id = ?
        AND domain = ?
        AND entity = ?
      ORDER BY decided_at DESC
      LIMIT ?
      """;

  private static final String OCCASION =
      """
      SELECT coalesce(happened_at, received_at) AS at FROM governance.webhook_delivery
      WHERE tenant_id = ?
        AND event_id = ?
      """;

  /** Two at the same second, by which a vendor counts, are told apart by when they came. */
  private static final String SINCE =
      """
      SELECT e.id, e.type, e.payload::text AS payload, d.received_at,
        coalesce(d.happened_at, d.received_at) AS at
      FROM governance.event e
      JOIN governance.webhook_delivery d ON d.tenant_id = e.tenant_id AND d.event_id = e.id
      WHERE e.tenant_id = ?
        AND e.entity = ?
        AND e.id <> ?
        AND e.type = ANY (?)
        AND d.domain = ?
        AND coalesce(d.happened_at, d.received_at) >= ?
      ORDER BY at DESC, d.received_at DESC, e.id DESC
      LIMIT ?
      """;

  /** The latest decisions about an entity. */
  List<String> decided(Connection tx, TenantId tenant, String domain, String entity)
      throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(DECIDED)) {
      select.setString(1, tenant.value());
      select.setString(2, domain);
      select.setString(3, entity);
      select.setInt(4, MOST);
      List<String> ids = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getString("id"));
        }
      }
      return ids;
    }
  }

  /** When that happened which was decided about. */
  Instant occasion(Connection tx, TenantId tenant, Decision decision) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(OCCASION)) {
      select.setString(1, tenant.value());
      select.setString(2, decision.origin().effectKey());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? row.getObject("at", OffsetDateTime.class).toInstant()
            : decision.decidedAt();
      }
    }
  }

  /** What of these types happened to its entity since then, the latest first. */
  List<News> since(
      Connection tx, TenantId tenant, Decision decision, Set<String> types, Instant occasion)
      throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(SINCE)) {
      select.setString(1, tenant.value());
      select.setString(2, decision.entity());
      select.setString(3, decision.origin().effectKey());
      select.setArray(4, tx.createArrayOf("text", types.toArray()));
      select.setString(5, decision.domain());
      select.setObject(6, occasion.atOffset(ZoneOffset.UTC));
      select.setInt(7, MOST);
      List<News> news = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          news.add(
              new News(
                  row.getString("id"),
                  row.getString("type"),
                  DeliveryRows.json(row.getString("payload")),
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  row.getObject("received_at", OffsetDateTime.class).toInstant()));
        }
      }
      return news;
    }
  }
}
