package dev.steward.decisions.webhooks;

import dev.steward.core.TenantId;
import dev.steward.database.DatabaseFailure;
import dev.steward.database.TenantTransactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Kill switches, read where they stand by the function of the schema that the control plane itself
 * asks. What a webhook brings about answers to the switches of the tool it stands for; a call to a
 * vendor to {@code tool:github.comment}, {@code executor:github} and {@code executor:decisions},
 * and all of it to {@code tenant} and {@code global}. A switch that cannot be read stops.
 */
@Singleton
final class Switches {
  static final String DECIDING = "decisions.decide";
  static final String OUTCOMES = "decisions.record_outcome";

  private static final String HERE = "decisions";
  private static final String OPEN = "SELECT control.may_dispatch(?, ?, ?)";

  private final TenantTransactions transactions;

  Switches(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  boolean stop(TenantId tenant, String tool) {
    return stop(tenant, HERE, tool);
  }

  /** Whether a call that was begun may not go on. */
  boolean stop(Effect effect) {
    String tool = effect.source() + "." + effect.call().kind();
    return stop(effect.tenant(), HERE, tool) || stop(effect.tenant(), effect.source(), tool);
  }

  private boolean stop(TenantId tenant, String executor, String tool) {
    try {
      return transactions.read(tenant, tx -> !open(tx, tenant, executor, tool));
    } catch (DatabaseFailure unreadable) {
      return true;
    }
  }

  private static boolean open(Connection tx, TenantId tenant, String executor, String tool)
      throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(OPEN)) {
      select.setString(1, tenant.value());
      select.setString(2, executor);
      select.setString(3, tool);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getInt(1) == 1;
      }
    }
  }
}
