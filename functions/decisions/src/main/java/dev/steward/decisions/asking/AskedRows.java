package dev.steward.decisions.asking;

import dev.steward.core.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code governance.asked}, and how far was heard; called inside a transaction. */
@Singleton
final class AskedRows {
  List<TenantId> tenants(Connection tx) throws SQLException {
    try (PreparedStatement select =
            tx.prepareStatement("SELECT tenant_id FROM governance.tenant ORDER BY tenant_id");
        ResultSet row = select.executeQuery()) {
      List<TenantId> tenants = new ArrayList<>();
      while (row.next()) {
        tenants.add(new TenantId(row.getString(1)));
      }
      return tenants;
    }
  }

  long heard(Connection tx, TenantId tenant) throws SQLException {
    return heard(tx, tenant, "").orElse(0);
  }

  /** So that nobody else hears the same; empty when somebody is at it. */
  OptionalLong take(Connection tx, TenantId tenant) throws SQLException {
    return heard(tx, tenant, " FOR UPDATE SKIP LOCKED");
  }

  private static OptionalLong heard(Connection tx, TenantId tenant, String how)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement("SELECT heard FROM governance.tenant WHERE tenant_id = ?" + how)) {
      select.setString(1, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  void heard(Connection tx, TenantId tenant, long seq) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement("UPDATE governance.tenant SET heard = ? WHERE tenant_id = ?")) {
      update.setLong(1, seq);
      update.setString(2, tenant.value());
      update.executeUpdate();
    }
  }

  /** Nothing when no such decision waits: anybody may ask about anything. */
  void opened(Connection tx, TenantId tenant, String decision, String approval)
      throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO governance.asked (tenant_id, decision, approval)
            SELECT tenant_id, id, ? FROM governance.decision
            WHERE tenant_id = ?
              AND id = ?
              AND status = 'waiting'
            ON CONFLICT DO NOTHING
            """)) {
      insert.setString(1, approval);
      insert.setString(2, tenant.value());
      insert.setString(3, decision);
      insert.executeUpdate();
    }
  }

  /** Somebody approved; what becomes of the call is not known yet. */
  void consumed(Connection tx, TenantId tenant, String decision, String approval)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE governance.asked SET consumed = true
            WHERE tenant_id = ?
              AND decision = ?
              AND approval = ?
            """)) {
      update.setString(1, tenant.value());
      update.setString(2, decision);
      update.setString(3, approval);
      update.executeUpdate();
    }
  }

  /** Whether it was open. */
  boolean closed(Connection tx, TenantId tenant, String decision, String approval)
      throws SQLException {
    try (PreparedStatement delete =
        tx.prepareStatement(
            """
            DELETE FROM governance.asked
            WHERE tenant_id = ?
              AND decision = ?
              AND approval = ?
            """)) {
      delete.setString(1, tenant.value());
      delete.setString(2, decision);
      delete.setString(3, approval);
      return delete.executeUpdate() == 1;
    }
  }

  /** Of which domain the decision is that nobody is asked about any more. */
  Optional<String> end(Connection tx, TenantId tenant, String decision, Ending ending)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE governance.decision AS d
            SET status = ?, ended_by = ?, ended_at = ?, ended_note = ?
            WHERE tenant_id = ?
              AND id = ?
              AND status = 'waiting'
              AND NOT EXISTS (
                SELECT 1 FROM governance.asked a
                WHERE a.tenant_id = d.tenant_id
                  AND a.decision = d.id
                  AND NOT a.consumed)
            RETURNING domain
            """)) {
      update.setString(1, ending.status().wire());
      update.setString(2, ending.by().orElse(null));
      update.setObject(3, ending.at().atOffset(ZoneOffset.UTC));
      update.setString(4, ending.note().orElse(null));
      update.setString(5, tenant.value());
      update.setString(6, decision);
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }
}
