package dev.steward.decisions.memory;

import dev.steward.core.TenantId;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decisions and outcomes of a tenant, written as they would be. */
final class Ledger {
  private static final String DECIDE =
      """
      INSERT INTO governance.decision
        (tenant_id, id, domain, entity, policy, policy_digest, epoch, role, propensity, facts,
         features, salt, context, verdict, level, rule, reason, money, status, resolution,
         resolved_by, resolved_at, principal, run, effect_key, event_id, decided_at, latency_micros)
      VALUES (?, ?, 'finance', ?, 'finance-constitution@1.0.0', 'digest', 1, 'live', 1, ?::jsonb,
        '{}', 'salt', '{}', ?, ?, 'some-rule', 'because', ?::numeric, ?, ?,
        ?, ?, 'ada', 'run', ?, 'event', ?, 5)
      """;

  private static final String REPORT =
      """
      INSERT INTO governance.outcome
        (tenant_id, decision, seq, metrics, digest, success, occurred_at, reported_at, reported_by)
      VALUES (?, ?, ?, '{}', 'digest', ?, ?, ?, 'ada')
      """;

  private final DirectTransactions transactions;
  private final TenantId tenant;

  Ledger(DirectTransactions transactions, TenantId tenant) {
    this.transactions = transactions;
    this.tenant = tenant;
  }

  void approved(String id, String entity, String at, int money) {
    decided(id, entity, at, money, "approve", Optional.empty());
  }

  void denied(String id, String entity, String at) {
    decided(id, entity, at, 70, "deny", Optional.empty());
  }

  void proposed(String id, String entity, String at, String resolvedAt) {
    decided(id, entity, at, 900, "approve", Optional.of(resolvedAt));
  }

  private void decided(
      String id, String entity, String at, int money, String verdict, Optional<String> resolvedAt) {
    write(
        DECIDE,
        tenant.value(),
        id,
        entity,
        "{\"amount\": " + money + ", \"job\": \"fixed\"}",
        verdict,
        resolvedAt.isPresent() ? "AL1" : "AL3",
        Integer.toString(money),
        resolvedAt.isPresent() ? "resolved" : "final",
        resolvedAt.isPresent() ? "deny" : null,
        resolvedAt.isPresent() ? "bo" : null,
        resolvedAt.map(Instant::parse).orElse(null),
        id,
        Instant.parse(at));
  }

  void reported(String decision, int seq, @Nullable Boolean success, String at) {
    write(REPORT, tenant.value(), decision, seq, success, Instant.parse(at), Instant.parse(at));
  }

  private void write(String sql, @Nullable Object... values) {
    transactions.write(
        tenant,
        tx -> {
          try (PreparedStatement insert = tx.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              Object value = values[i];
              insert.setObject(
                  i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
            return insert.executeUpdate();
          }
        });
  }
}
