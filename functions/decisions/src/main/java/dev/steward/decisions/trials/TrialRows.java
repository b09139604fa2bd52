package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.decisions.scorecards.Tally;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What decisions and their outcomes come to, by policy; the latest outcome of each counts. */
@Singleton
final class TrialRows {
  private static final String LATEST =
      """
      FROM governance.decision d
      JOIN LATERAL (
        SELECT o.metrics, o.success FROM governance.outcome o
        WHERE o.tenant_id = d.tenant_id AND o.decision = d.id
        ORDER BY o.seq DESC
        LIMIT 1
      ) AS latest ON true
      WHERE d.tenant_id = ?
        AND d.domain = ?
        AND d.decided_at <= ?
        AND d.status NOT IN ('rejected', 'expired', 'withdrawn')
      """;

  /** A policy in an epoch. */
  record Arm(long epoch, String policy) {}

  /** Units each policy was given in each epoch, with an outcome or without. */
  Map<Arm, Long> assigned(Connection tx, TenantId tenant, String domain) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT epoch, policy, count(DISTINCT entity) FROM governance.decision
            WHERE tenant_id = ?
              AND domain = ?
            GROUP BY epoch, policy
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, domain);
      Map<Arm, Long> assigned = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          assigned.put(new Arm(row.getLong(1), row.getString(2)), row.getLong(3));
        }
      }
      return assigned;
    }
  }

  /** Outcomes of decisions that are old enough. */
  void matured(
      Connection tx,
      TenantId tenant,
      String domain,
      Instant now,
      Duration maturesAfter,
      Consumer<MaturedOutcome> each)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT d.epoch, d.policy, latest.metrics, latest.success\n" + LATEST)) {
      select.setFetchSize(2_000);
      select.setString(1, tenant.value());
      select.setString(2, domain);
      select.setObject(3, now.minus(maturesAfter).atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          boolean success = row.getBoolean(4);
          each.accept(
              new MaturedOutcome(
                  row.getLong(1),
                  row.getString(2),
                  json(row.getString(3)),
                  row.wasNull() ? Optional.empty() : Optional.of(success)));
        }
      }
    }
  }

  /** Successes and trials by policy, over all epochs. */
  Map<String, Tally> tallies(
      Connection tx, TenantId tenant, String domain, Instant now, Duration maturesAfter)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT d.policy, count(*) FILTER (WHERE latest.success),
              count(*) FILTER (WHERE latest.success IS NOT NULL)
            """
                + LATEST
                + "GROUP BY d.policy")) {
      select.setString(1, tenant.value());
      select.setString(2, domain);
      select.setObject(3, now.minus(maturesAfter).atOffset(ZoneOffset.UTC));
      Map<String, Tally> tallies = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tallies.put(row.getString(1), new Tally(row.getLong(2), row.getLong(3)));
        }
      }
      return tallies;
    }
  }

  /** Whether so many outcomes were reported in this epoch. */
  boolean reported(Connection tx, TenantId tenant, String domain, long epoch, int count)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT count(*) FROM (
              SELECT 1 FROM governance.decision d
              JOIN governance.outcome o ON o.tenant_id = d.tenant_id AND o.decision = d.id
              WHERE d.tenant_id = ?
                AND d.domain = ?
                AND d.epoch = ?
                AND o.seq = 1
              LIMIT ?) AS reported
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, domain);
      select.setLong(3, epoch);
      select.setInt(4, count);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1) >= count;
      }
    }
  }

  /** Approvals by the groups of an attribute; numbers by tens. */
  Map<String, Tally> approvals(
      Connection tx, TenantId tenant, String domain, String policy, String attribute)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT member, count(*) FILTER (WHERE came_to = 'approve'), count(*)
            FROM (
              SELECT
                CASE jsonb_typeof(facts -> ?)
                  WHEN 'number' THEN format('%s to %s',
                    floor((facts ->> ?)::numeric / 10) * 10,
                    floor((facts ->> ?)::numeric / 10) * 10 + 9)
                  ELSE facts ->> ?
                END AS member,
                coalesce(resolution, verdict) AS came_to
              FROM governance.decision
              WHERE tenant_id = ?
                AND domain = ?
                AND policy = ?
                AND status NOT IN ('rejected', 'expired', 'withdrawn')
            ) AS decided
            WHERE member IS NOT NULL
            GROUP BY member
            ORDER BY count(*) DESC
            LIMIT 50
            """)) {
      for (int i = 1; i <= 4; i++) {
        select.setString(i, attribute);
      }
      select.setString(5, tenant.value());
      select.setString(6, domain);
      select.setString(7, policy);
      Map<String, Tally> groups = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          groups.put(row.getString(1), new Tally(row.getLong(2), row.getLong(3)));
        }
      }
      return groups;
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("a stored outcome is not JSON", e);
    }
  }
}
