package dev.steward.controlplane.sessions;

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
import org.jspecify.annotations.Nullable;

/** {@code control.session}; called inside a transaction. */
@Singleton
final class SessionRows {
  Optional<Session> one(Connection tx, TenantId tenant, String id) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM control.session
            WHERE tenant_id = ?
              AND id = ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, id);
      return sessions(select).stream().findFirst();
    }
  }

  Optional<Session> locked(Connection tx, TenantId tenant, String id) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM control.session
            WHERE tenant_id = ?
              AND id = ?
            FOR UPDATE
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, id);
      return sessions(select).stream().findFirst();
    }
  }

  List<Session> page(Connection tx, TenantId tenant, Optional<String> before, int limit)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM control.session
            WHERE tenant_id = ?
              AND (CAST(? AS text) IS NULL OR id < ?)
            ORDER BY id DESC
            LIMIT ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, before.orElse(null));
      select.setString(3, before.orElse(null));
      select.setInt(4, limit);
      return sessions(select);
    }
  }

  void insert(Connection tx, TenantId tenant, Session session) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO control.session
              (principal, policy, state, renewed_at, expires_at, closed_at, tenant_id, id,
               opened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      fill(insert, tenant, session);
      insert.setObject(9, at(session.openedAt()));
      insert.executeUpdate();
    }
  }

  void update(Connection tx, TenantId tenant, Session session) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE control.session
            SET principal = ?, policy = ?, state = ?, renewed_at = ?, expires_at = ?, closed_at = ?
            WHERE tenant_id = ?
              AND id = ?
            """)) {
      fill(update, tenant, session);
      update.executeUpdate();
    }
  }

  private static void fill(PreparedStatement statement, TenantId tenant, Session session)
      throws SQLException {
    statement.setString(1, session.principal());
    statement.setString(2, session.policy().orElse(null));
    statement.setString(3, session.open() ? "open" : "closed");
    statement.setObject(4, at(session.renewedAt()));
    statement.setObject(5, at(session.expiresAt()));
    statement.setObject(6, at(session.closedAt().orElse(null)));
    statement.setString(7, tenant.value());
    statement.setString(8, session.id());
  }

  private static List<Session> sessions(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<Session> sessions = new ArrayList<>();
      while (row.next()) {
        sessions.add(
            new Session(
                row.getString("id"),
                row.getString("principal"),
                Optional.ofNullable(row.getString("policy")),
                row.getString("state").equals("open"),
                instant(row.getObject("opened_at", OffsetDateTime.class)),
                instant(row.getObject("renewed_at", OffsetDateTime.class)),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)));
      }
      return sessions;
    }
  }

  private static Instant instant(OffsetDateTime moment) {
    return moment.toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
