package dev.steward.decisions.webhooks;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import java.sql.PreparedStatement;

/** Tenants and their kill switches, in the tables the control plane keeps them in. */
final class Stops {
  private Stops() {}

  static void register(TenantTransactions transactions, TenantId... tenants) {
    for (TenantId tenant : tenants) {
      run(
          transactions,
          tenant,
          "INSERT INTO control.tenant (tenant_id, name, created_at) VALUES (?, 'a tenant', now())",
          tenant.value());
      flip(transactions, tenant, "all", false);
    }
  }

  static void flip(TenantTransactions transactions, TenantId tenant, String name, boolean stopped) {
    run(
        transactions,
        tenant,
        """
        WITH flipped AS (
          INSERT INTO control.kill_switch (tenant_id, name, stopped, changed_by, changed_at)
          VALUES (?, ?, ?::boolean, 'grace', now())
          ON CONFLICT (tenant_id, name) DO UPDATE
          SET stopped = excluded.stopped, epoch = kill_switch.epoch + 1
          RETURNING name, epoch)
        UPDATE control.kill_switch
        SET beside = beside + 1
        WHERE name = 'all'
          AND tenant_id <> '*'
          AND EXISTS (SELECT FROM flipped WHERE name <> 'all' AND epoch = 1)
        """,
        tenant.value(),
        name,
        Boolean.toString(stopped));
  }

  /** As if so many rows that were there were not any more. */
  static void lose(TenantTransactions transactions, TenantId tenant, int rows) {
    run(
        transactions,
        tenant,
        """
        UPDATE control.kill_switch
        SET beside = beside + ?::integer
        WHERE tenant_id = ?
          AND name = 'all'
        """,
        Integer.toString(rows),
        tenant.value());
  }

  private static void run(
      TenantTransactions transactions, TenantId tenant, String sql, String... values) {
    transactions.write(
        tenant,
        tx -> {
          try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
          }
        });
  }
}
