package dev.steward.decisions.events;

import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import dev.steward.json.StoredJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code governance.event}; called inside a transaction. */
@Singleton
final class EventRows {
  /** Whether it was inserted: the id may be taken. */
  boolean insert(Connection tx, TenantId tenant, Event event, Digest digest) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO governance.event
              (tenant_id, id, type, entity, correlation, payload, digest, recorded_by, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, event.id());
      insert.setString(3, event.type());
      insert.setString(4, event.entity());
      insert.setString(5, event.correlation().orElse(null));
      insert.setString(6, event.payload().toString());
      insert.setString(7, digest.value());
      insert.setString(8, event.by());
      insert.setObject(9, event.at().atOffset(ZoneOffset.UTC));
      return insert.executeUpdate() == 1;
    }
  }

  Digest digest(Connection tx, TenantId tenant, String id) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement("SELECT digest FROM governance.event WHERE tenant_id = ? AND id = ?")) {
      select.setString(1, tenant.value());
      select.setString(2, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Digest(row.getString(1));
      }
    }
  }

  /** The latest first. */
  List<Event> latest(Connection tx, TenantId tenant, Optional<String> type, int limit)
      throws SQLException {
    String sql =
        type.isPresent()
            ? """
            SELECT * FROM governance.event
            WHERE tenant_id = ?
              AND type = ?
            ORDER BY recorded_at DESC, id DESC
            LIMIT ?
            """
            : """
            SELECT * FROM governance.event
            WHERE tenant_id = ?
            ORDER BY recorded_at DESC, id DESC
            LIMIT ?
            """;
    try (PreparedStatement select = tx.prepareStatement(sql)) {
      int slot = 0;
      select.setString(++slot, tenant.value());
      if (type.isPresent()) {
        select.setString(++slot, type.get());
      }
      select.setInt(++slot, limit);
      List<Event> events = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.add(
              new Event(
                  row.getString("id"),
                  row.getString("type"),
                  row.getString("entity"),
                  Optional.ofNullable(row.getString("correlation")),
                  StoredJson.ofJsonb(row.getString("payload")),
                  row.getString("recorded_by"),
                  row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
        }
      }
      return events;
    }
  }
}
