package dev.steward.controlplane.followups;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code control.follow_up}; called inside a transaction. */
@Singleton
final class FollowUpRows {
  private static final int AT_ONCE = 100;

  /** The longest due first. */
  List<FollowUp> due(Connection tx, TenantId tenant, Instant now) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM control.follow_up
            WHERE tenant_id = ?
              AND next_at <= ?
            ORDER BY next_at
            LIMIT ?
            """)) {
      select.setString(1, tenant.value());
      select.setObject(2, now.atOffset(ZoneOffset.UTC));
      select.setInt(3, AT_ONCE);
      List<FollowUp> due = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          due.add(followUp(row));
        }
      }
      return due;
    }
  }

  /** When it is tried next; never again when empty. */
  void tried(Connection tx, TenantId tenant, FollowUp followUp, @Nullable Instant next)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE control.follow_up SET tries = tries + 1, next_at = ?
            WHERE tenant_id = ?
              AND run_id = ?
              AND position = ?
            """)) {
      update.setObject(1, next == null ? null : next.atOffset(ZoneOffset.UTC));
      update.setString(2, tenant.value());
      update.setString(3, followUp.run());
      update.setInt(4, followUp.position());
      update.executeUpdate();
    }
  }

  private static FollowUp followUp(ResultSet row) throws SQLException {
    try {
      return new FollowUp(
          row.getString("run_id"),
          row.getInt("position"),
          row.getString("tool"),
          Json.MAPPER.readTree(row.getString("arguments")),
          row.getString("principal"),
          row.getString("trace_id"),
          Optional.ofNullable(row.getString("task_id")),
          row.getInt("tries"));
    } catch (IOException e) {
      throw new IllegalStateException("a stored follow-up is not JSON", e);
    }
  }
}
