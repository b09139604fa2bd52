package dev.steward.decisions.policies;

import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.ConstitutionVersion;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code governance.policy}; called inside a transaction. */
@Singleton
final class PolicyRows {
  private static final Comparator<PolicyRow> LATEST_FIRST =
      Comparator.comparing(PolicyRow::name)
          .thenComparing(PolicyRow::version, Comparator.reverseOrder());

  /** Of one name, the latest first. */
  List<PolicyRow> versions(Connection tx, TenantId tenant, String name) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT * FROM governance.policy WHERE tenant_id = ? AND name = ? LIMIT 1000")) {
      select.setString(1, tenant.value());
      select.setString(2, name);
      return rows(select);
    }
  }

  /** All of a tenant, by name, the latest version first. */
  List<PolicyRow> all(Connection tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement("SELECT * FROM governance.policy WHERE tenant_id = ? LIMIT 1000")) {
      select.setString(1, tenant.value());
      return rows(select);
    }
  }

  /** Who changes the rules of a tenant's decisions waits for another who does. */
  void lock(Connection tx, TenantId tenant) throws SQLException {
    try (PreparedStatement lock =
        tx.prepareStatement(
            "SELECT pg_advisory_xact_lock(hashtextextended('governance:' || ?, 0))")) {
      lock.setString(1, tenant.value());
      lock.execute();
    }
  }

  void insert(Connection tx, TenantId tenant, PolicyRow row) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO governance.policy
              (tenant_id, name, version, domain, digest, source, cases, published_by, published_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, row.name());
      insert.setString(3, row.version().toString());
      insert.setString(4, row.domain());
      insert.setString(5, row.digest().value());
      insert.setString(6, row.source());
      insert.setString(7, row.cases().orElse(null));
      insert.setString(8, row.publishedBy());
      insert.setObject(9, row.publishedAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  void retire(Connection tx, TenantId tenant, PolicyRow row, String by, Instant at)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE governance.policy SET retired_by = ?, retired_at = ?
            WHERE tenant_id = ?
              AND name = ?
              AND version = ?
            """)) {
      update.setString(1, by);
      update.setObject(2, at.atOffset(ZoneOffset.UTC));
      update.setString(3, tenant.value());
      update.setString(4, row.name());
      update.setString(5, row.version().toString());
      update.executeUpdate();
    }
  }

  private static List<PolicyRow> rows(PreparedStatement select) throws SQLException {
    List<PolicyRow> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            new PolicyRow(
                row.getString("name"),
                ConstitutionVersion.parse(row.getString("version")),
                row.getString("domain"),
                new Digest(row.getString("digest")),
                row.getString("source"),
                Optional.ofNullable(row.getString("cases")),
                row.getString("published_by"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("retired_at", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)));
      }
    }
    rows.sort(LATEST_FIRST);
    return rows;
  }
}
