package dev.steward.controlplane.ledger;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.ledger.prices.PriceTable;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunState;
import dev.steward.core.IdSource;
import dev.steward.core.TenantId;
import dev.steward.core.UlidSource;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.database.Written;
import dev.steward.json.Json;
import dev.steward.json.JsonDocument;
import dev.steward.testkit.FixedClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger on real Postgres with a clock of the test's own, and a look behind the scenes. */
final class LedgerBench {
  static final TenantId ACME = RunningControlPlane.ACME;

  private final RunningControlPlane steward;
  private final TenantTransactions transactions;
  private final IdSource ids;
  private final Ledger ledger;

  LedgerBench(RunningControlPlane steward, FixedClock clock) {
    this.steward = steward;
    this.transactions = steward.context().getBean(TenantTransactions.class);
    this.ids = new UlidSource(clock);
    this.ledger = new Ledger(steward.context().getBean(PriceTable.class), ids, clock);
  }

  Run run(TenantId tenant, long maxCost, String session, String task) {
    return new Run(
        tenant,
        ids.next("run"),
        "stub.echo",
        Optional.empty(),
        Optional.empty(),
        RunState.ADMITTED,
        "ada",
        Optional.of(session).filter(id -> !id.isEmpty()),
        Optional.of(task).filter(id -> !id.isEmpty()),
        "0".repeat(32),
        0,
        Optional.empty(),
        Optional.empty(),
        maxCost,
        Optional.empty(),
        JsonDocument.of(Json.object()),
        "salt",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        java.time.Instant.EPOCH,
        java.time.Instant.EPOCH,
        Optional.empty());
  }

  boolean hold(Run run) {
    Statements statements = new Statements();
    ledger.hold(statements, "budget", run);
    return transactions.write(run.tenant(), statements) instanceof Written.Done;
  }

  void settle(Run run, long used) {
    Statements statements = new Statements();
    ledger.settle(statements, run, used);
    transactions.write(run.tenant(), statements);
  }

  void giveBack(Run run) {
    Statements statements = new Statements();
    ledger.giveBack(statements, run);
    transactions.write(run.tenant(), statements);
  }

  void budget(String id, String columns, String values, long limit) throws SQLException {
    execute(
        """
        INSERT INTO control.budget (
          tenant_id, id, currency, limit_micros, created_by, created_at, %s)
        VALUES ('acme', '%s', 'USD', %d, 'ada', now(), %s)
        """
            .formatted(columns, id, limit, values));
  }

  void tenantBudget(String id, String window, long limit) throws SQLException {
    budget(id, "scope, span", "'tenant', '" + window + "'", limit);
  }

  void session(String id) throws SQLException {
    execute(
        """
        INSERT INTO control.session (
          tenant_id, id, principal, state, opened_at, renewed_at, expires_at)
        VALUES ('acme', '%s', 'ada', 'open', now(), now(), now() + interval '1 day')
        """
            .formatted(id));
  }

  /** Posted and pending of every period of a budget, in order. */
  List<String> periods(String budget) throws SQLException {
    return rows(
        """
        SELECT to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ' ' || posted || '+' || pending
        FROM control.budget_period WHERE budget_id = '%s' ORDER BY starts_at
        """
            .formatted(budget));
  }

  List<String> rows(String sql) throws SQLException {
    try (Connection connection = steward.database().asSuperuser();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> read = new ArrayList<>();
      while (rows.next()) {
        read.add(rows.getString(1));
      }
      return read;
    }
  }

  void execute(String... sql) throws SQLException {
    try (Connection connection = steward.database().asSuperuser();
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  /** A tenant without money: no budget counts, nothing is held, nothing was spent. */
  void clear() throws SQLException {
    execute(
        "SET session_replication_role = replica",
        "ALTER TABLE control.ledger_entry DISABLE TRIGGER ledger_entry_stays",
        "ALTER TABLE control.ledger_transaction DISABLE TRIGGER ledger_transaction_stays",
        "DELETE FROM control.ledger_entry",
        "DELETE FROM control.ledger_transaction",
        "DELETE FROM control.hold",
        "DELETE FROM control.budget_period",
        "DELETE FROM control.budget",
        "UPDATE control.run SET cost = NULL, max_cost = 0",
        "ALTER TABLE control.ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_stays",
        "ALTER TABLE control.ledger_transaction ENABLE ALWAYS TRIGGER ledger_transaction_stays");
  }
}
