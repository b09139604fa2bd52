package dev.steward.controlplane.news;

import dev.steward.core.TenantId;
import dev.steward.journal.Entry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code control.news}, and how far streams were read for it; called inside a transaction. */
@Singleton
final class NewsRows {
  /** Something to tell, and how often that was tried, this time included. */
  record Due(String id, String notice, int attempt) {}

  long cursor(Connection tx, TenantId tenant, String stream) throws SQLException {
    return cursor(tx, tenant, stream, "").orElse(0);
  }

  /** So that nobody else reads the same; empty when somebody is at it. */
  OptionalLong take(Connection tx, TenantId tenant, String stream) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO control.news_cursor (tenant_id, stream, seq) VALUES (?, ?, 0)
            ON CONFLICT DO NOTHING
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, stream);
      insert.executeUpdate();
    }
    return cursor(tx, tenant, stream, "FOR UPDATE SKIP LOCKED");
  }

  private static OptionalLong cursor(Connection tx, TenantId tenant, String stream, String how)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT seq FROM control.news_cursor
            WHERE tenant_id = ?
              AND stream = ?
            """
                + how)) {
      select.setString(1, tenant.value());
      select.setString(2, stream);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  void advance(Connection tx, TenantId tenant, String stream, long seq) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE control.news_cursor SET seq = ?
            WHERE tenant_id = ?
              AND stream = ?
            """)) {
      update.setLong(1, seq);
      update.setString(2, tenant.value());
      update.setString(3, stream);
      update.executeUpdate();
    }
  }

  void insert(Connection tx, TenantId tenant, Entry entry, String notice) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO control.news (tenant_id, event_id, notice, at, next_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, entry.eventId());
      insert.setString(3, notice);
      insert.setObject(4, entry.at().atOffset(ZoneOffset.UTC));
      insert.setObject(5, entry.at().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /** Takes one that is due, so that no other process tells it before {@code next}. */
  Optional<Due> takeDue(Connection tx, TenantId tenant, Instant now, Instant next)
      throws SQLException {
    try (PreparedStatement take =
        tx.prepareStatement(
            """
            UPDATE control.news
            SET next_at = ?, tries = tries + 1
            WHERE tenant_id = ?
              AND event_id = (
                SELECT event_id FROM control.news
                WHERE tenant_id = ?
                  AND next_at <= ?
                ORDER BY next_at
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING event_id, notice, tries
            """)) {
      take.setObject(1, next.atOffset(ZoneOffset.UTC));
      take.setString(2, tenant.value());
      take.setString(3, tenant.value());
      take.setObject(4, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = take.executeQuery()) {
        return row.next()
            ? Optional.of(new Due(row.getString(1), row.getString(2), row.getInt(3)))
            : Optional.empty();
      }
    }
  }

  void later(Connection tx, TenantId tenant, String id, Instant at) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE control.news SET next_at = ? WHERE tenant_id = ? AND event_id = ?")) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      update.setString(2, tenant.value());
      update.setString(3, id);
      update.executeUpdate();
    }
  }

  void end(Connection tx, TenantId tenant, String id, String how) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE control.news SET next_at = NULL, ended = ?
            WHERE tenant_id = ?
              AND event_id = ?
            """)) {
      update.setString(1, how);
      update.setString(2, tenant.value());
      update.setString(3, id);
      update.executeUpdate();
    }
  }
}
