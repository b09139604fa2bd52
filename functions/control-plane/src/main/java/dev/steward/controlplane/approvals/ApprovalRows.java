package dev.steward.controlplane.approvals;

import dev.steward.core.Digest;
import dev.steward.core.TenantId;
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
import java.util.Optional;

/** Reads of {@code control.approval}; called inside a transaction. */
@Singleton
final class ApprovalRows {
  Optional<Approval> one(Connection tx, TenantId tenant, String id) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM control.approval
            WHERE tenant_id = ?
              AND id = ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, id);
      return approvals(select).stream().findFirst();
    }
  }

  /** Newest first. */
  List<Approval> page(
      Connection tx,
      TenantId tenant,
      Optional<ApprovalState> state,
      Optional<String> before,
      int limit)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM control.approval
            WHERE tenant_id = ?
              AND (CAST(? AS text) IS NULL OR state = ?)
              AND (CAST(? AS text) IS NULL OR id < ?)
            ORDER BY id DESC
            LIMIT ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, state.map(ApprovalState::wire).orElse(null));
      select.setString(3, state.map(ApprovalState::wire).orElse(null));
      select.setString(4, before.orElse(null));
      select.setString(5, before.orElse(null));
      select.setInt(6, limit);
      return approvals(select);
    }
  }

  /** Those that wait, the first to expire first. */
  List<Approval> pending(Connection tx, TenantId tenant, int limit) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM control.approval
            WHERE tenant_id = ?
              AND state = 'pending'
            ORDER BY expires_at
            LIMIT ?
            """)) {
      select.setString(1, tenant.value());
      select.setInt(2, limit);
      return approvals(select);
    }
  }

  /**
   * Takes one whose notice is due, so that no other process tells of it before {@code next}, and
   * counts the attempt.
   */
  Optional<Due> takeDue(Connection tx, TenantId tenant, Instant now, Instant next)
      throws SQLException {
    try (PreparedStatement take =
        tx.prepareStatement(
            """
            UPDATE control.approval
            SET notice_at = ?, notices = notices + 1
            WHERE tenant_id = ?
              AND id = (
                SELECT id FROM control.approval
                WHERE tenant_id = ?
                  AND state = 'pending'
                  AND notice_at <= ?
                ORDER BY notice_at
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING *
            """)) {
      take.setObject(1, next.atOffset(ZoneOffset.UTC));
      take.setString(2, tenant.value());
      take.setString(3, tenant.value());
      take.setObject(4, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = take.executeQuery()) {
        return row.next()
            ? Optional.of(new Due(approval(row), row.getInt("notices")))
            : Optional.empty();
      }
    }
  }

  /** Says when the next notice is due; empty when no more is to be sent. */
  void notice(Connection tx, TenantId tenant, String id, Optional<Instant> at) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE control.approval
            SET notice_at = ?
            WHERE tenant_id = ?
              AND id = ?
            """)) {
      update.setObject(1, at.map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null));
      update.setString(2, tenant.value());
      update.setString(3, id);
      update.executeUpdate();
    }
  }

  /** An approval to tell of, and how often that was tried, this time included. */
  record Due(Approval approval, int attempt) {}

  private static List<Approval> approvals(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<Approval> approvals = new ArrayList<>();
      while (row.next()) {
        approvals.add(approval(row));
      }
      return approvals;
    }
  }

  private static Approval approval(ResultSet row) throws SQLException {
    return new Approval(
        row.getString("id"),
        row.getString("run_id"),
        row.getString("tool"),
        row.getString("tool_digest"),
        row.getString("policy"),
        row.getString("requester"),
        row.getString("rule"),
        row.getString("reason"),
        row.getString("call"),
        new Digest(row.getString("digest")),
        ApprovalState.of(row.getString("state")).orElseThrow(),
        moment(row, "created_at").orElseThrow(),
        moment(row, "expires_at").orElseThrow(),
        Optional.ofNullable(row.getString("decided_by")),
        moment(row, "decided_at"),
        Optional.ofNullable(row.getString("note")));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
