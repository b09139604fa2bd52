package dev.steward.decisions.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** {@code governance.job_run}; leases go by the database's clock. */
@Singleton
final class JobRows {
  static final int LEASE_SECONDS = 60;

  /** The work is ours; {@code progress} is how far it was. */
  record Claimed(int epoch, ObjectNode progress) {}

  /** Empty when somebody else works on it, or it is done. */
  Optional<Claimed> claim(Connection tx, TenantId tenant, String job, LocalDate day)
      throws SQLException {
    try (PreparedStatement upsert =
        tx.prepareStatement(
            """
            INSERT INTO governance.job_run AS run
              (tenant_id, job, day, epoch, lease_until, started_at, progress)
            VALUES (?, ?, ?, 1, now() + make_interval(secs => ?), now(), '{}')
            ON CONFLICT (tenant_id, job, day) DO UPDATE
            SET epoch = run.epoch + 1, lease_until = excluded.lease_until
            WHERE run.ended_at IS NULL
              AND run.lease_until < now()
            RETURNING epoch, progress
            """)) {
      upsert.setString(1, tenant.value());
      upsert.setString(2, job);
      upsert.setObject(3, day);
      upsert.setInt(4, LEASE_SECONDS);
      try (ResultSet row = upsert.executeQuery()) {
        return row.next()
            ? Optional.of(new Claimed(row.getInt(1), json(row.getString(2))))
            : Optional.empty();
      }
    }
  }

  /** What was reported when it was done. */
  Optional<ObjectNode> report(Connection tx, TenantId tenant, String job, LocalDate day)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT report FROM governance.job_run
            WHERE tenant_id = ?
              AND job = ?
              AND day = ?
              AND ended_at IS NOT NULL
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, job);
      select.setObject(3, day);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(json(row.getString(1))) : Optional.empty();
      }
    }
  }

  /** Whether the lease is still held. */
  boolean keep(
      Connection tx, TenantId tenant, String job, LocalDate day, int epoch, JsonNode progress)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE governance.job_run
            SET progress = ?::jsonb, lease_until = now() + make_interval(secs => ?)
            WHERE tenant_id = ?
              AND job = ?
              AND day = ?
              AND epoch = ?
              AND ended_at IS NULL
            """)) {
      update.setString(1, progress.toString());
      update.setInt(2, LEASE_SECONDS);
      update.setString(3, tenant.value());
      update.setString(4, job);
      update.setObject(5, day);
      update.setInt(6, epoch);
      return update.executeUpdate() == 1;
    }
  }

  boolean end(Connection tx, TenantId tenant, String job, LocalDate day, int epoch, JsonNode report)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE governance.job_run
            SET report = ?::jsonb, ended_at = now(), lease_until = NULL
            WHERE tenant_id = ?
              AND job = ?
              AND day = ?
              AND epoch = ?
              AND ended_at IS NULL
            """)) {
      update.setString(1, report.toString());
      update.setString(2, tenant.value());
      update.setString(3, job);
      update.setObject(4, day);
      update.setInt(5, epoch);
      return update.executeUpdate() == 1;
    }
  }

  /** Lets another take it up at once. */
  void letGo(Connection tx, TenantId tenant, String job, LocalDate day, int epoch)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE governance.job_run SET lease_until = now() - interval '1 second'
            WHERE tenant_id = ?
              AND job = ?
              AND day = ?
              AND epoch = ?
              AND ended_at IS NULL
            """)) {
      update.setString(1, tenant.value());
      update.setString(2, job);
      update.setObject(3, day);
      update.setInt(4, epoch);
      update.executeUpdate();
    }
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("a stored job is not JSON", e);
    }
  }
}
