package dev.steward.decisions.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code governance.webhook_delivery}. */
@Singleton
final class DeliveryRows {
  static final String SELECT =
      """
      SELECT d.source, d.endpoint, d.id, d.body_digest, d.event_id, d.domain, d.state, d.decision,
        d.heard, d.received_at, e.type, e.entity, e.payload::text AS payload
      FROM governance.webhook_delivery d
      JOIN governance.event e ON e.tenant_id = d.tenant_id AND e.id = d.event_id
      """;

  private static final String BY_ID =
      SELECT
          + """
          WHERE d.tenant_id = ?
            AND d.source = ?
            AND d.endpoint = ?
            AND d.id = ?
          """;

  private static final String BY_BODY =
      SELECT
          + """
          WHERE d.tenant_id = ?
            AND d.source = ?
            AND d.endpoint = ?
            AND d.body_digest = ?
          """;

  Optional<Delivery> find(Connection tx, TenantId tenant, Parcel parcel) throws SQLException {
    return one(tx, BY_ID, tenant, parcel, parcel.id());
  }

  Optional<Delivery> ofBody(Connection tx, TenantId tenant, Parcel parcel) throws SQLException {
    return one(tx, BY_BODY, tenant, parcel, parcel.digest().value());
  }

  /** False when it is there already, under its id or, where the vendor signs no id, its bytes. */
  boolean insert(
      Connection tx, TenantId tenant, Parcel parcel, DeliveryState state, Instant receivedAt)
      throws SQLException {
    Statements statements =
        new Statements()
            .add(
                """
                INSERT INTO governance.webhook_delivery
                  (tenant_id, source, endpoint, id, body_digest, event_id, domain, state,
                   received_at, happened_at, heard)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)
                ON CONFLICT DO NOTHING
                """,
                slots ->
                    slots
                        .text(tenant.value())
                        .text(parcel.mailbox().source())
                        .text(parcel.mailbox().name())
                        .text(parcel.id())
                        .text(parcel.digest().value())
                        .text(parcel.key())
                        .text(parcel.told().domain())
                        .text(state.wire())
                        .moment(receivedAt)
                        .moment(parcel.told().happenedAt()));
    return statements.execute(tx).getFirst() == 1;
  }

  void hear(Connection tx, TenantId tenant, Delivery delivery) throws SQLException {
    new Statements()
        .add(
            """
            UPDATE governance.webhook_delivery
            SET heard = true
            WHERE tenant_id = ?
              AND source = ?
              AND endpoint = ?
              AND id = ?
            """,
            slots ->
                slots
                    .text(tenant.value())
                    .text(delivery.source())
                    .text(delivery.endpoint())
                    .text(delivery.id()))
        .execute(tx);
  }

  /** False when somebody else brought it further meanwhile. */
  boolean move(
      Connection tx,
      TenantId tenant,
      Delivery delivery,
      DeliveryState to,
      Optional<String> decision,
      Optional<String> problem)
      throws SQLException {
    Statements statements =
        new Statements()
            .add(
                """
                UPDATE governance.webhook_delivery
                SET state = ?, decision = ?, problem = ?
                WHERE tenant_id = ?
                  AND source = ?
                  AND endpoint = ?
                  AND id = ?
                  AND state = ?
                """,
                slots ->
                    slots
                        .text(to.wire())
                        .text(decision.orElse(null))
                        .text(problem.orElse(null))
                        .text(tenant.value())
                        .text(delivery.source())
                        .text(delivery.endpoint())
                        .text(delivery.id())
                        .text(delivery.state().wire()));
    return statements.execute(tx).getFirst() == 1;
  }

  private static Optional<Delivery> one(
      Connection tx, String sql, TenantId tenant, Parcel parcel, String by) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(sql)) {
      select.setString(1, tenant.value());
      select.setString(2, parcel.mailbox().source());
      select.setString(3, parcel.mailbox().name());
      select.setString(4, by);
      return all(select).stream().findFirst();
    }
  }

  static List<Delivery> all(PreparedStatement select) throws SQLException {
    List<Delivery> deliveries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        deliveries.add(
            new Delivery(
                row.getString("source"),
                row.getString("endpoint"),
                row.getString("id"),
                row.getString("body_digest"),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("entity"),
                json(row.getString("payload")),
                row.getString("domain"),
                DeliveryState.of(row.getString("state")),
                Optional.ofNullable(row.getString("decision")),
                row.getBoolean("heard"),
                row.getObject("received_at", OffsetDateTime.class).toInstant()));
      }
    }
    return deliveries;
  }

  static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("jsonb that is no JSON", e);
    }
  }
}
