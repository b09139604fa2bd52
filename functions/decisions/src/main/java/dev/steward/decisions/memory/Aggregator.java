package dev.steward.decisions.memory;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What is known of each entity at the end of a day, for those of whom something was decided,
 * resolved or reported on it. It is worked out from what was known then: the same day gives the
 * same features whenever it is asked for.
 */
@Singleton
public final class Aggregator {
  /**
   * A decision that waits for a person counts as an escalation until the day of its resolution, and
   * an outcome from the day it was reported.
   */
  private static final String AGGREGATE =
      """
      WITH bounds AS (
        SELECT ?::timestamptz AS beginning, ?::timestamptz AS ending
      ),
      touched AS (
        SELECT d.domain, d.entity
        FROM governance.decision d, bounds b
        WHERE d.tenant_id = ?
          AND d.decided_at < b.ending
          AND (d.decided_at >= b.beginning
            OR d.resolved_at >= b.beginning AND d.resolved_at < b.ending)
        UNION
        SELECT d.domain, d.entity
        FROM governance.outcome o
        JOIN governance.decision d ON d.tenant_id = o.tenant_id AND d.id = o.decision
        CROSS JOIN bounds b
        WHERE o.tenant_id = ?
          AND o.reported_at >= b.beginning
          AND o.reported_at < b.ending
          AND d.decided_at < b.ending
      ),
      earlier AS (
        SELECT d.domain, d.entity, d.decided_at, d.money,
          d.decided_at >= b.ending - interval '30 days' AS recent,
          CASE
            WHEN d.resolved_at < b.ending THEN d.resolution
            WHEN d.status = 'final' THEN d.verdict
            ELSE 'escalate'
          END AS came_to,
          (SELECT o.success FROM governance.outcome o
           WHERE o.tenant_id = d.tenant_id
             AND o.decision = d.id
             AND o.reported_at < b.ending
           ORDER BY o.seq DESC LIMIT 1) AS success
        FROM governance.decision d
        JOIN touched USING (domain, entity)
        CROSS JOIN bounds b
        WHERE d.tenant_id = ?
          AND d.decided_at >= b.ending - interval '365 days'
          AND d.decided_at < b.ending
      ),
      written AS (
        INSERT INTO governance.entity_feature AS f (tenant_id, domain, entity, day, features)
        SELECT ?, domain, entity, (b.beginning AT TIME ZONE 'UTC')::date,
          jsonb_build_object(
            'decisions_30d', count(*) FILTER (WHERE recent),
            'approved_30d', count(*) FILTER (WHERE recent AND came_to = 'approve'),
            'denied_30d', count(*) FILTER (WHERE recent AND came_to = 'deny'),
            'decisions_365d', count(*),
            'approved_365d', count(*) FILTER (WHERE came_to = 'approve'),
            'denied_365d', count(*) FILTER (WHERE came_to = 'deny'),
            'successes_365d', count(*) FILTER (WHERE success),
            'failures_365d', count(*) FILTER (WHERE NOT success),
            'money_30d', coalesce(sum(money) FILTER (WHERE recent AND came_to = 'approve'), 0),
            'money_365d', coalesce(sum(money) FILTER (WHERE came_to = 'approve'), 0),
            'days_since_last',
              round(extract(epoch FROM min(b.ending) - max(decided_at)) / 86400, 6))
        FROM earlier
        CROSS JOIN bounds b
        GROUP BY domain, entity, b.beginning
        ON CONFLICT (tenant_id, domain, entity, day) DO UPDATE
        SET features = excluded.features
        WHERE f.features <> excluded.features
        RETURNING 1
      )
      SELECT (SELECT count(*) FROM (SELECT DISTINCT domain, entity FROM earlier) AS e),
        (SELECT count(*) FROM written)
      """;

  private final TenantTransactions transactions;

  Aggregator(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /** How many entities the day concerns, and how many of them were not stored just so before. */
  public record Aggregated(long entities, long changed) {}

  public Aggregated run(TenantId tenant, LocalDate day) {
    return transactions.write(
        tenant,
        tx -> {
          try (PreparedStatement statement = tx.prepareStatement(AGGREGATE)) {
            statement.setObject(1, day.atStartOfDay().atOffset(ZoneOffset.UTC));
            statement.setObject(2, day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
            for (int i = 3; i <= 6; i++) {
              statement.setString(i, tenant.value());
            }
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return new Aggregated(row.getLong(1), row.getLong(2));
            }
          }
        });
  }
}
