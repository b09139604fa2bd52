package dev.steward.controlplane.reconciliation;

import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.database.Written;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Leases on runs of unknown outcome. Time is the database's: processes with clocks that differ
 * agree on when a lease is over.
 */
@Singleton
final class Leases {
  private static final String REQUIREMENT = "reconciliation-lease";
  private static final int AT_ONCE = 20;

  private final TenantTransactions transactions;

  Leases(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /** The runs of these tools that may be looked at now, as their last lease left them. */
  List<Lease> due(TenantId tenant, Collection<String> tools, Duration givenUp) {
    return transactions.read(
        tenant,
        tx -> {
          try (PreparedStatement select =
              tx.prepareStatement(
                  """
                  SELECT id, lease_epoch FROM control.run
                  WHERE tenant_id = ?
                    AND state = 'unknown'
                    AND tool = ANY (?)
                    AND finished_at > now() - ? * interval '1 second'
                    AND (lease_until IS NULL OR lease_until < now())
                  ORDER BY finished_at
                  LIMIT ?
                  """)) {
            select.setString(1, tenant.value());
            select.setArray(2, tx.createArrayOf("text", tools.toArray()));
            select.setLong(3, givenUp.toSeconds());
            select.setInt(4, AT_ONCE);
            try (ResultSet rows = select.executeQuery()) {
              List<Lease> due = new ArrayList<>();
              while (rows.next()) {
                due.add(new Lease(tenant, rows.getString(1), rows.getLong(2)));
              }
              return due;
            }
          }
        });
  }

  /** The next lease after this one; empty when somebody else has it. */
  Optional<Lease> next(Lease last, Duration length) {
    Statements statements =
        new Statements()
            .require(
                REQUIREMENT,
                """
                UPDATE control.run
                SET lease_epoch = lease_epoch + 1,
                  lease_until = now() + ? * interval '1 millisecond'
                WHERE tenant_id = ?
                  AND id = ?
                  AND state = 'unknown'
                  AND lease_epoch = ?
                  AND (lease_until IS NULL OR lease_until < now())
                """,
                slots ->
                    slots
                        .number(length.toMillis())
                        .text(last.tenant().value())
                        .text(last.run())
                        .number(last.epoch()));
    return transactions.write(last.tenant(), statements) instanceof Written.Done
        ? Optional.of(new Lease(last.tenant(), last.run(), last.epoch() + 1))
        : Optional.empty();
  }

  /** To be added before what is written under the lease: nothing stands when it was lost. */
  static void require(Statements statements, Lease lease) {
    statements.require(
        REQUIREMENT,
        """
        UPDATE control.run
        SET lease_until = NULL
        WHERE tenant_id = ?
          AND id = ?
          AND lease_epoch = ?
        """,
        slots -> slots.text(lease.tenant().value()).text(lease.run()).number(lease.epoch()));
  }

  /** Nothing was found out: nobody need look again before the pause is over. */
  void rest(Lease lease, Duration pause) {
    transactions.write(
        lease.tenant(),
        new Statements()
            .add(
                """
                UPDATE control.run
                SET lease_until = now() + ? * interval '1 millisecond'
                WHERE tenant_id = ?
                  AND id = ?
                  AND lease_epoch = ?
                """,
                slots ->
                    slots
                        .number(pause.toMillis())
                        .text(lease.tenant().value())
                        .text(lease.run())
                        .number(lease.epoch())));
  }
}
