package dev.steward.decisions.webhooks;

import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** {@code governance.webhook_effect}. What is due, and for how long, is by the database's time. */
@Singleton
final class EffectRows {
  /** Stripe knows an idempotency key for a day. */
  private static final Duration REMEMBERED = Duration.ofHours(23);

  private static final String PENDING = "pending";

  /** Kill switches are read with it: what one stops is not due, and nothing is tried in vain. */
  private static final String TAKE =
      """
      WITH open AS MATERIALIZED (
        SELECT source, kind
        FROM (
          SELECT DISTINCT tenant_id, source, kind, source || '.' || kind AS tool
          FROM governance.webhook_effect
          WHERE tenant_id = ?
            AND state = 'pending'
            AND due_at <= now()) AS due
        WHERE (kind = 'ask'
            AND control.may_dispatch(tenant_id, 'decisions', 'decisions.resolve') = 1)
          OR (kind <> 'ask'
            AND ?
            AND control.may_dispatch(tenant_id, 'decisions', tool) = 1
            AND control.may_dispatch(tenant_id, source, tool) = 1)
      )
      UPDATE governance.webhook_effect w
      SET attempts = w.attempts + 1, due_at = now() + ? * interval '1 millisecond',
        first_at = coalesce(w.first_at, now())
      FROM governance.webhook_delivery d
      WHERE (w.tenant_id, w.source, w.endpoint, w.delivery, w.seq) = (
          SELECT tenant_id, source, endpoint, delivery, seq
          FROM governance.webhook_effect
          WHERE tenant_id = ?
            AND state = 'pending'
            AND due_at <= now()
            AND (source, kind) IN (SELECT source, kind FROM open)
          ORDER BY due_at, delivery, seq
          LIMIT 1
          FOR UPDATE SKIP LOCKED)
        AND (d.tenant_id, d.source, d.endpoint, d.id)
          = (w.tenant_id, w.source, w.endpoint, w.delivery)
      RETURNING w.source, w.endpoint, w.delivery, w.seq, w.kind, w.path, w.body, w.attempts,
        d.received_at, w.first_at < now() - ? * interval '1 millisecond' AS late
      """;

  void insert(Connection tx, TenantId tenant, Delivery delivery, int firstSeq, List<Call> calls)
      throws SQLException {
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      int seq = firstSeq + i;
      new Statements()
          .add(
              """
              INSERT INTO governance.webhook_effect
                (tenant_id, source, endpoint, delivery, seq, kind, path, body, state, attempts,
                 due_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'pending', 0, now())
              """,
              slots ->
                  slots
                      .text(tenant.value())
                      .text(delivery.source())
                      .text(delivery.endpoint())
                      .text(delivery.id())
                      .number(seq)
                      .text(call.kind())
                      .text(call.path())
                      .text(call.body()))
          .execute(tx);
    }
  }

  /** The next that is due; it is nobody else's for a while. Asking people is no act. */
  Optional<Effect> take(Connection tx, TenantId tenant, Duration mine, boolean act)
      throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(TAKE)) {
      update.setString(1, tenant.value());
      update.setBoolean(2, act);
      update.setLong(3, mine.toMillis());
      update.setString(4, tenant.value());
      update.setLong(5, REMEMBERED.toMillis());
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? Optional.of(effect(tenant, row)) : Optional.empty();
      }
    }
  }

  /** It has come to its end. */
  void end(Connection tx, Effect effect, String state, String note) throws SQLException {
    note(tx, effect, state, note, Duration.ZERO);
  }

  void later(Connection tx, Effect effect, String note, Duration pause) throws SQLException {
    note(tx, effect, PENDING, note, pause);
  }

  /** Only by the attempt that was made last. */
  private static void note(Connection tx, Effect effect, String state, String note, Duration pause)
      throws SQLException {
    new Statements()
        .add(
            """
            UPDATE governance.webhook_effect
            SET state = ?, note = ?, due_at = now() + ? * interval '1 millisecond',
              ended_at = CASE WHEN ? THEN NULL ELSE now() END
            WHERE tenant_id = ?
              AND source = ?
              AND endpoint = ?
              AND delivery = ?
              AND seq = ?
              AND attempts = ?
              AND state = 'pending'
            """,
            slots ->
                slots
                    .text(state)
                    .text(note)
                    .number(Long.valueOf(pause.toMillis()))
                    .yes(state.equals(PENDING))
                    .text(effect.tenant().value())
                    .text(effect.source())
                    .text(effect.endpoint())
                    .text(effect.delivery())
                    .number(effect.seq())
                    .number(effect.attempt()))
        .execute(tx);
  }

  /** The vendor asked for a pause: nothing of this endpoint comes due before it is over. */
  void hold(Connection tx, Effect effect, Duration pause) throws SQLException {
    new Statements()
        .add(
            """
            UPDATE governance.webhook_effect
            SET due_at = greatest(due_at, now() + ? * interval '1 millisecond')
            WHERE tenant_id = ?
              AND source = ?
              AND endpoint = ?
              AND state = 'pending'
            """,
            slots ->
                slots
                    .number(Long.valueOf(pause.toMillis()))
                    .text(effect.tenant().value())
                    .text(effect.source())
                    .text(effect.endpoint()))
        .execute(tx);
  }

  private static Effect effect(TenantId tenant, ResultSet row) throws SQLException {
    return new Effect(
        tenant,
        row.getString("source"),
        row.getString("endpoint"),
        row.getString("delivery"),
        row.getInt("seq"),
        new Call(row.getString("kind"), row.getString("path"), row.getString("body")),
        row.getInt("attempts"),
        row.getBoolean("late"),
        row.getObject("received_at", OffsetDateTime.class).toInstant());
  }
}
