package dev.steward.controlplane.ledger.budgets;

import dev.steward.core.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes of {@code control.budget}, inside the caller's transaction. */
final class BudgetStatements {
  private BudgetStatements() {}

  static boolean sessionExists(Connection tx, TenantId tenant, String session) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT 1 FROM control.session
            WHERE tenant_id = ?
              AND id = ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, session);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** False when there is one of its kind. */
  static boolean insert(Connection tx, TenantId tenant, Budget budget) throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO control.budget (
              tenant_id, id, scope, session_id, task_id, span, currency, limit_micros, created_by,
              created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, budget.id());
      insert.setString(3, budget.scope().wire());
      insert.setString(4, budget.session().orElse(null));
      insert.setString(5, budget.task().orElse(null));
      insert.setString(6, budget.window().wire());
      insert.setString(7, budget.currency());
      insert.setLong(8, budget.limit());
      insert.setString(9, budget.createdBy());
      insert.setObject(10, budget.createdAt().atOffset(ZoneOffset.UTC));
      return insert.executeUpdate() == 1;
    }
  }

  /** The budget first: whoever opens a period of it waits there. */
  static boolean limit(Connection tx, TenantId tenant, String id, long micros, Instant now)
      throws SQLException {
    try (PreparedStatement budget =
            tx.prepareStatement(
                """
                UPDATE control.budget
                SET limit_micros = ?
                WHERE tenant_id = ?
                  AND id = ?
                  AND removed_at IS NULL
                """);
        PreparedStatement periods =
            tx.prepareStatement(
                """
                UPDATE control.budget_period p
                SET limit_micros = b.limit_micros
                FROM control.budget b
                WHERE b.tenant_id = ?
                  AND b.id = ?
                  AND p.tenant_id = b.tenant_id
                  AND p.budget_id = b.id
                  AND p.starts_at >= control.budget_period_start(b.span, ?)
                """)) {
      budget.setLong(1, micros);
      budget.setString(2, tenant.value());
      budget.setString(3, id);
      periods.setString(1, tenant.value());
      periods.setString(2, id);
      periods.setObject(3, now.atOffset(ZoneOffset.UTC));
      return budget.executeUpdate() == 1 && periods.executeUpdate() >= 0;
    }
  }

  /** What it holds is settled or given back as before; no new call counts against it. */
  static boolean remove(Connection tx, TenantId tenant, String id, Instant now)
      throws SQLException {
    try (PreparedStatement remove =
        tx.prepareStatement(
            """
            UPDATE control.budget
            SET removed_at = ?
            WHERE tenant_id = ?
              AND id = ?
              AND removed_at IS NULL
            """)) {
      remove.setObject(1, now.atOffset(ZoneOffset.UTC));
      remove.setString(2, tenant.value());
      remove.setString(3, id);
      return remove.executeUpdate() == 1;
    }
  }
}
