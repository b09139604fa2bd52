package dev.steward.decisions.memory;

import dev.steward.core.TenantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The narrative of a snapshot: of these very numbers, or none. */
@Singleton
final class NarrativeRows {
  Optional<String> find(Connection tx, TenantId tenant, Knowledge of) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT narrative FROM governance.knowledge_snapshot
            WHERE tenant_id = ?
              AND domain = ?
              AND day = ?
              AND digest = ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, of.domain());
      select.setObject(3, of.day());
      select.setString(4, of.digest().value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
      }
    }
  }

  void keep(Connection tx, TenantId tenant, Knowledge of, String narrative, String model)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE governance.knowledge_snapshot
            SET narrative = ?, narrated_by = ?
            WHERE tenant_id = ?
              AND domain = ?
              AND day = ?
              AND digest = ?
            """)) {
      update.setString(1, narrative);
      update.setString(2, model);
      update.setString(3, tenant.value());
      update.setString(4, of.domain());
      update.setObject(5, of.day());
      update.setString(6, of.digest().value());
      update.executeUpdate();
    }
  }
}
