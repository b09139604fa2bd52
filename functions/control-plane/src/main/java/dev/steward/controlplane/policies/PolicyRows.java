package dev.steward.controlplane.policies;

import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import dev.steward.policy.SemanticVersion;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** {@code control.policy} and {@code control.policy_head}; called inside a transaction. */
@Singleton
final class PolicyRows {
  /** Empty when the tenant has no policy of its own. */
  String head(Connection tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement("SELECT digest FROM control.policy_head WHERE tenant_id = ?")) {
      select.setString(1, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  /** The greatest version of each name, by name. */
  List<PolicyRow> inForce(Connection tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT DISTINCT ON (name) * FROM control.policy
            WHERE tenant_id = ?
            ORDER BY name, major DESC, minor DESC, patch DESC
            """)) {
      select.setString(1, tenant.value());
      return rows(select);
    }
  }

  /** All versions of a name, the greatest first. */
  List<PolicyRow> versions(Connection tx, TenantId tenant, String name) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT * FROM control.policy
            WHERE tenant_id = ?
              AND name = ?
            ORDER BY major DESC, minor DESC, patch DESC
            LIMIT 200
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, name);
      return rows(select);
    }
  }

  /** One who publishes waits for another of the same tenant. */
  void lock(Connection tx, TenantId tenant) throws SQLException {
    try (PreparedStatement lock =
        tx.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended('policy:' || ?, 0))")) {
      lock.setString(1, tenant.value());
      lock.execute();
    }
  }

  void insert(Connection tx, TenantId tenant, PolicyRow row) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO control.policy
              (tenant_id, name, major, minor, patch, digest, source, published_by, published_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, row.name());
      insert.setInt(3, row.version().major());
      insert.setInt(4, row.version().minor());
      insert.setInt(5, row.version().patch());
      insert.setString(6, row.digest().value());
      insert.setString(7, row.source());
      insert.setString(8, row.publishedBy());
      insert.setObject(9, row.publishedAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  void setHead(Connection tx, TenantId tenant, Digest digest) throws SQLException {
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO control.policy_head (tenant_id, digest)
            VALUES (?, ?)
            ON CONFLICT (tenant_id) DO UPDATE SET digest = excluded.digest
            """)) {
      upsert.setString(1, tenant.value());
      upsert.setString(2, digest.value());
      upsert.executeUpdate();
    }
  }

  private static List<PolicyRow> rows(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      List<PolicyRow> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(
            new PolicyRow(
                row.getString("name"),
                new SemanticVersion(row.getInt("major"), row.getInt("minor"), row.getInt("patch")),
                new Digest(row.getString("digest")),
                row.getString("source"),
                row.getString("published_by"),
                row.getObject("published_at", OffsetDateTime.class).toInstant()));
      }
      return rows;
    }
  }
}
