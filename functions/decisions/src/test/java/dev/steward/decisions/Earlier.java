package dev.steward.decisions;

import java.sql.SQLException;

/** Decisions of earlier days, from before the first epoch of a plan. */
public record Earlier(Governed steward, String policy) {
  /** So many, so many days ago, of which every n-th is denied, about so much money. */
  public void decided(int count, int daysAgo, int deniedEvery, int amount) throws SQLException {
    try (var connection = steward.superuser();
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO governance.decision
                  (tenant_id, id, domain, entity, policy, policy_digest, epoch, role, propensity,
                   facts, salt, features, context, verdict, level, rule, reason, status, principal,
                   run, effect_key, event_id, decided_at, latency_micros)
                SELECT 'acme', format('dec_%s_%s', ?::int, i), 'finance', 'c' || i, ?, 'd', 0, 'live',
                  1, jsonb_strip_nulls(jsonb_build_object('amount', ?::int + i % 300,
                    'income', CASE WHEN ?::int < 1000 THEN 120 END)), 's', '{}', '{}',
                  CASE WHEN i % ?::int = 0 THEN 'deny' ELSE 'approve' END, 'AL2', 'band-AL2', 'r',
                  'final', 'ada', 'run', format('key_%s_%s', ?::int, i), 'evt',
                  now() - make_interval(days => ?::int), 1
                FROM generate_series(1, ?) AS i
                """)) {
      insert.setInt(1, daysAgo);
      insert.setString(2, policy);
      insert.setInt(3, amount);
      insert.setInt(4, amount);
      insert.setInt(5, deniedEvery);
      insert.setInt(6, daysAgo);
      insert.setInt(7, daysAgo);
      insert.setInt(8, count);
      insert.executeUpdate();
    }
  }
}
