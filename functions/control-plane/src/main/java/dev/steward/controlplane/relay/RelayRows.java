package dev.steward.controlplane.relay;

import dev.steward.core.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How far each stream is, and how far it is published. */
@Singleton
final class RelayRows {
  /** A stream with entries that are not published yet: those after {@code cursor} up to head. */
  record Behind(String stream, long cursor, long head) {}

  List<Behind> behind(Connection tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT h.stream, coalesce(c.seq, 0), h.seq
            FROM control.journal_head h
            LEFT JOIN control.relay_cursor c
              ON c.tenant_id = h.tenant_id AND c.stream = h.stream
            WHERE h.tenant_id = ?
              AND h.seq > coalesce(c.seq, 0)
            ORDER BY h.stream
            """)) {
      select.setString(1, tenant.value());
      List<Behind> behind = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          behind.add(new Behind(row.getString(1), row.getLong(2), row.getLong(3)));
        }
      }
      return behind;
    }
  }

  /** Never back: another relay may be further. */
  void advance(Connection tx, TenantId tenant, String stream, long seq) throws SQLException {
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO control.relay_cursor AS c (tenant_id, stream, seq)
            VALUES (?, ?, ?)
            ON CONFLICT (tenant_id, stream) DO UPDATE
            SET seq = EXCLUDED.seq
            WHERE c.seq < EXCLUDED.seq
            """)) {
      upsert.setString(1, tenant.value());
      upsert.setString(2, stream);
      upsert.setLong(3, seq);
      upsert.executeUpdate();
    }
  }
}
