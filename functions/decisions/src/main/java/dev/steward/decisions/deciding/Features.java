package dev.steward.decisions.deciding;

import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of an entity from its earlier decisions, as of now. */
@Singleton
final class Features {
  private static final String OF_ENTITY =
      """
      WITH earlier AS (
        SELECT d.decided_at,
          CASE
            WHEN d.status = 'final' THEN d.verdict
            ELSE coalesce(d.resolution, 'escalate')
          END AS came_to,
          d.money,
          last.success
        FROM governance.decision d
        LEFT JOIN LATERAL (
          SELECT o.success FROM governance.outcome o
          WHERE o.tenant_id = d.tenant_id AND o.decision = d.id
          ORDER BY o.seq DESC LIMIT 1
        ) AS last ON true
        WHERE d.tenant_id = ?
          AND d.domain = ?
          AND d.entity = ?
          AND d.decided_at > ?::timestamptz - interval '365 days'
      )
      SELECT
        count(*) FILTER (WHERE recent) AS decisions_30d,
        count(*) FILTER (WHERE recent AND came_to = 'approve') AS approved_30d,
        count(*) FILTER (WHERE recent AND came_to = 'deny') AS denied_30d,
        count(*) AS decisions_365d,
        count(*) FILTER (WHERE came_to = 'approve') AS approved_365d,
        count(*) FILTER (WHERE came_to = 'deny') AS denied_365d,
        count(*) FILTER (WHERE success) AS successes_365d,
        count(*) FILTER (WHERE NOT success) AS failures_365d,
        coalesce(sum(money) FILTER (WHERE recent AND came_to = 'approve'), 0) AS money_30d,
        coalesce(sum(money) FILTER (WHERE came_to = 'approve'), 0) AS money_365d,
        extract(epoch FROM ?::timestamptz - max(decided_at)) / 86400 AS days_since_last
      FROM earlier
      CROSS JOIN LATERAL (SELECT decided_at > ?::timestamptz - interval '30 days') AS r (recent)
      """;

  private final TenantTransactions transactions;

  Features(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /** Those of the names that have a value. */
  Map<String, Double> of(
      TenantId tenant, String domain, String entity, List<String> names, Instant now) {
    Map<String, Double> features = new HashMap<>();
    transactions.read(
        tenant,
        new Statements()
            .ask(
                OF_ENTITY,
                slots ->
                    slots
                        .text(tenant.value())
                        .text(domain)
                        .text(entity)
                        .moment(now)
                        .moment(now)
                        .moment(now),
                row -> read(row, names, features)));
    return features;
  }

  private static void read(ResultSet row, List<String> names, Map<String, Double> features)
      throws SQLException {
    row.next();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      String name = row.getMetaData().getColumnLabel(i);
      double value = row.getDouble(i);
      if (!row.wasNull() && names.contains(name)) {
        features.put(name, value);
      }
    }
  }
}
