package dev.steward.decisions.webhooks;

import dev.steward.core.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Deliveries that no request brings on. */
@Singleton
final class DueDeliveries {
  /** Taken a while ago, but whoever did so never came to an end. */
  private static final String LEFT =
      DeliveryRows.SELECT
          + """
          WHERE d.tenant_id = ?
            AND d.state = 'taken'
            AND d.received_at < ?
          ORDER BY d.received_at
          LIMIT 20
          """;

  /** What it may tell of earlier decisions was not looked after yet. */
  private static final String UNHEARD =
      DeliveryRows.SELECT
          + """
          WHERE d.tenant_id = ?
            AND NOT d.heard
            AND d.received_at < ?
          ORDER BY d.received_at
          LIMIT 20
          """;

  private static final String RESOLVED =
      DeliveryRows.SELECT
          + """
          JOIN governance.decision k ON k.tenant_id = d.tenant_id AND k.id = d.decision
          WHERE d.tenant_id = ?
            AND d.state = 'waiting'
            AND k.status = 'resolved'
          ORDER BY d.received_at
          LIMIT 20
          """;

  List<Delivery> left(Connection tx, TenantId tenant, Instant before) throws SQLException {
    return before(tx, LEFT, tenant, before);
  }

  List<Delivery> unheard(Connection tx, TenantId tenant, Instant before) throws SQLException {
    return before(tx, UNHEARD, tenant, before);
  }

  List<Delivery> resolved(Connection tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(RESOLVED)) {
      select.setString(1, tenant.value());
      return DeliveryRows.all(select);
    }
  }

  private static List<Delivery> before(Connection tx, String sql, TenantId tenant, Instant before)
      throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(sql)) {
      select.setString(1, tenant.value());
      select.setObject(2, before.atOffset(ZoneOffset.UTC));
      return DeliveryRows.all(select);
    }
  }
}
