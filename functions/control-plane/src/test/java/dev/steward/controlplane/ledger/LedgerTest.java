package dev.steward.controlplane.ledger;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.runs.Run;
import dev.steward.testkit.FixedClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself promises about money. */
class LedgerTest {
  private static final FixedClock CLOCK = FixedClock.at("2026-03-31T23:59:59.999999Z");

  private static RunningControlPlane steward;
  private static LedgerBench bench;

  @BeforeAll
  static void start() {
    steward = RunningControlPlane.start();
    bench = new LedgerBench(steward, CLOCK);
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @BeforeEach
  void noMoney() throws SQLException {
    bench.clear();
  }

  @Test
  void clientsThatRaceStopExactlyAtTheLimit() throws Exception {
    bench.tenantBudget("bud_small", "total", 100_000);

    long held;
    try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
      List<Callable<Integer>> each = IntStream.range(0, 32).mapToObj(LedgerTest::spender).toList();
      held = 0;
      for (Future<Integer> client : clients.invokeAll(each)) {
        held += client.get();
      }
    }

    // 14 times 7000 is the most that fits into 100000.
    assertThat(held).isEqualTo(14);
    assertThat(bench.periods("bud_small")).hasSize(1);
    assertThat(bench.rows("SELECT posted + pending FROM control.budget_period"))
        .containsExactly("98000");
  }

  /**
   * On a connection of its own, as another process would have: within one process the writers of a
   * tenant wait for each other. Some of the calls settle at once, so that both sums move while
   * others are held.
   */
  private static Callable<Integer> spender(int number) {
    return () -> {
      int held = 0;
      try (Connection app = steward.database().asApp();
          Statement statement = app.createStatement()) {
        statement.execute("SELECT set_config('app.tenant', 'acme', false)");
        for (int i = 0; i < 4; i++) {
          String run = "run_%d_%d".formatted(number, i);
          statement.execute("BEGIN");
          boolean room = held(statement, run);
          // The others come while this one is not committed.
          statement.execute("SELECT pg_sleep(0.005)");
          statement.execute("COMMIT");
          if (room) {
            held++;
            if ((number + i) % 2 == 0) {
              settle(statement, run);
            }
          }
        }
      }
      return held;
    };
  }

  private static boolean held(Statement statement, String run) throws SQLException {
    String sql =
        """
        SELECT control.ledger_hold('acme', '%s', 'ada', NULL, NULL, 'stub.echo', 7000, 'USD',
          '2026-03-31T12:00:00Z')
        """
            .formatted(run);
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1) == 1;
    }
  }

  private static void settle(Statement statement, String run) throws SQLException {
    statement.execute(
        """
        SELECT control.ledger_settle('acme', '%s', 7000, 'txn_%s', '2026-03-31T12:00:00Z')
        """
            .formatted(run, run));
  }

  @Test
  void whatIsSettledIsChargedOnce() throws Exception {
    bench.tenantBudget("bud_a", "day", 100_000);
    Run run = bench.run(ACME, 7_000, "", "");
    bench.hold(run);

    bench.settle(run, 5_000);
    bench.settle(run, 6_000);

    assertThat(bench.periods("bud_a")).containsExactly("2026-03-31 5000+0");
    assertThat(
            bench.rows("SELECT account || ' ' || amount FROM control.ledger_entry ORDER BY line"))
        .containsExactly("spent/stub.echo 5000", "owed -5000");
  }

  @Test
  void whatIsSettledIsNotGivenBackAnyMore() throws Exception {
    bench.tenantBudget("bud_a", "day", 100_000);
    Run run = bench.run(ACME, 7_000, "", "");
    bench.hold(run);
    bench.settle(run, 7_000);

    bench.giveBack(run);

    assertThat(bench.periods("bud_a")).containsExactly("2026-03-31 7000+0");
    assertThat(bench.rows("SELECT state FROM control.hold")).containsExactly("settled");
  }

  @Test
  void whatIsGivenBackIsNotChargedAnyMore() throws Exception {
    bench.tenantBudget("bud_a", "day", 100_000);
    Run run = bench.run(ACME, 7_000, "", "");
    bench.hold(run);
    bench.giveBack(run);

    bench.settle(run, 7_000);

    assertThat(bench.periods("bud_a")).containsExactly("2026-03-31 0+0");
    assertThat(bench.rows("SELECT count(*) FROM control.ledger_entry")).containsExactly("0");
  }

  @Test
  void moreThanIsHeldIsNeverCharged() throws Exception {
    bench.tenantBudget("bud_a", "day", 7_000);
    Run run = bench.run(ACME, 7_000, "", "");
    bench.hold(run);

    bench.settle(run, 900_000);

    assertThat(bench.periods("bud_a")).containsExactly("2026-03-31 7000+0");
    assertThat(bench.rows("SELECT used FROM control.hold")).containsExactly("900000");
  }

  @Test
  void aNewPeriodBeginsAtMidnightOfUtc() throws Exception {
    FixedClock clock = FixedClock.at("2026-03-31T23:59:59.999999Z");
    LedgerBench night = new LedgerBench(steward, clock);
    night.tenantBudget("bud_day", "day", 10_000);
    Run before = night.run(ACME, 7_000, "", "");
    assertThat(night.hold(before)).isTrue();
    assertThat(night.hold(night.run(ACME, 7_000, "", ""))).isFalse();

    clock.advance(Duration.ofNanos(1_000));

    assertThat(night.hold(night.run(ACME, 7_000, "", ""))).isTrue();
    night.settle(before, 6_000);
    assertThat(night.periods("bud_day")).containsExactly("2026-03-31 6000+0", "2026-04-01 0+7000");
  }

  @Test
  void aMonthAndATotalOutlastTheDay() throws Exception {
    FixedClock clock = FixedClock.at("2026-03-30T12:00:00Z");
    LedgerBench march = new LedgerBench(steward, clock);
    march.tenantBudget("bud_month", "month", 10_000);
    march.tenantBudget("bud_total", "total", 17_000);
    assertThat(march.hold(march.run(ACME, 7_000, "", ""))).isTrue();
    clock.advance(Duration.ofDays(1));
    assertThat(march.hold(march.run(ACME, 7_000, "", ""))).isFalse();
    clock.advance(Duration.ofDays(1));

    assertThat(march.hold(march.run(ACME, 7_000, "", ""))).isTrue();
    assertThat(march.hold(march.run(ACME, 3_000, "", ""))).isTrue();
    assertThat(march.hold(march.run(ACME, 1, "", ""))).isFalse();
    assertThat(march.periods("bud_total")).containsExactly("1970-01-01 0+17000");
  }

  @Test
  void whereTheTaskHasNoRoomNothingIsHeldAnywhere() throws Exception {
    bench.session("ses_1");
    bench.tenantBudget("bud_tenant", "day", 100_000);
    bench.budget(
        "bud_session", "scope, span, session_id", "'session', 'lifetime', 'ses_1'", 50_000);
    bench.budget("bud_task", "scope, span, task_id", "'task', 'lifetime', 'draft'", 7_000);
    assertThat(bench.hold(bench.run(ACME, 7_000, "ses_1", "draft"))).isTrue();

    assertThat(bench.hold(bench.run(ACME, 7_000, "ses_1", "draft"))).isFalse();

    assertThat(bench.periods("bud_tenant")).containsExactly("2026-03-31 0+7000");
    assertThat(bench.periods("bud_session")).containsExactly("1970-01-01 0+7000");
    assertThat(bench.hold(bench.run(ACME, 7_000, "ses_1", "other"))).isTrue();
  }

  @Test
  void aRefusedHoldLeavesNothingEvenToWhoeverDoesNotRollBack() throws Exception {
    bench.tenantBudget("bud_day", "day", 100_000);
    bench.tenantBudget("bud_total", "total", 5_000);

    asApp(
        "acme",
        """
        SELECT control.ledger_hold('acme', 'run_x', 'ada', NULL, NULL, 'stub.echo', 7000, 'USD',
          now())
        """);

    assertThat(bench.rows("SELECT sum(pending) FROM control.budget_period")).containsExactly("0");
    assertThat(bench.rows("SELECT count(*) FROM control.hold")).containsExactly("0");
  }

  @Test
  void anotherTenantsBudgetCoversNobodyElse() throws Exception {
    bench.tenantBudget("bud_acme", "day", 100_000);

    assertThat(bench.hold(bench.run(GLOBEX, 7_000, "", ""))).isFalse();
  }

  @Test
  void aBudgetInAnotherCurrencyRefuses() throws Exception {
    bench.tenantBudget("bud_usd", "day", 100_000);
    bench.execute("UPDATE control.budget SET currency = 'EUR'");

    assertThat(bench.hold(bench.run(ACME, 7_000, "", ""))).isFalse();
  }

  @Test
  void entriesThatDoNotSumToZeroAreNotCommitted() throws Exception {
    try (Connection owner = steward.database().asOwner();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("SELECT set_config('app.tenant', 'acme', true)");
      statement.execute(
          """
          INSERT INTO control.ledger_transaction (tenant_id, id, run_id, tool, principal, at)
          VALUES ('acme', 'txn_1', 'run_1', 't', 'p', now())
          """);
      statement.execute(
          """
          INSERT INTO control.ledger_entry (
            tenant_id, transaction_id, line, account, amount, currency)
          VALUES ('acme', 'txn_1', 1, 'spent/t', 5, 'USD'), ('acme', 'txn_1', 2, 'owed', -4, 'USD')
          """);

      assertThatThrownBy(owner::commit).hasMessageContaining("do not sum to zero");
    }
    assertThat(bench.rows("SELECT count(*) FROM control.ledger_entry")).containsExactly("0");
  }

  @Test
  void dollarsDoNotBalanceEuros() throws Exception {
    try (Connection owner = steward.database().asOwner();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("SELECT set_config('app.tenant', 'acme', true)");
      statement.execute(
          """
          INSERT INTO control.ledger_transaction (tenant_id, id, run_id, tool, principal, at)
          VALUES ('acme', 'txn_1', 'run_1', 't', 'p', now())
          """);
      statement.execute(
          """
          INSERT INTO control.ledger_entry (
            tenant_id, transaction_id, line, account, amount, currency)
          VALUES ('acme', 'txn_1', 1, 'spent/t', 5, 'USD'), ('acme', 'txn_1', 2, 'owed', -5, 'EUR')
          """);

      assertThatThrownBy(owner::commit).hasMessageContaining("do not sum to zero");
    }
  }

  @Test
  void noEntryIsEverChangedOrRemoved() throws Exception {
    bench.tenantBudget("bud_a", "day", 100_000);
    Run run = bench.run(ACME, 7_000, "", "");
    bench.hold(run);
    bench.settle(run, 7_000);

    for (String damage :
        List.of(
            "UPDATE control.ledger_entry SET amount = 1",
            "DELETE FROM control.ledger_entry",
            "TRUNCATE control.ledger_entry",
            "UPDATE control.ledger_transaction SET tool = 'x'",
            "DELETE FROM control.ledger_transaction")) {
      assertThatThrownBy(() -> asOwner(damage)).hasMessageContaining("history is only ever added");
    }
  }

  @Test
  void aHoldThatEndedCannotBeMovedEvenByTheOwner() throws Exception {
    bench.tenantBudget("bud_a", "day", 100_000);
    Run run = bench.run(ACME, 7_000, "", "");
    bench.hold(run);
    bench.giveBack(run);

    assertThatThrownBy(() -> asOwner("UPDATE control.hold SET state = 'held', ended_at = NULL"))
        .hasMessageContaining("cannot change");
  }

  @Test
  void theRuntimeRoleMovesMoneyByTheFunctionsOnly() throws Exception {
    bench.tenantBudget("bud_a", "day", 100_000);
    bench.hold(bench.run(ACME, 7_000, "", ""));

    for (String damage :
        List.of(
            "UPDATE control.budget_period SET posted = 0",
            "UPDATE control.budget_period SET pending = 0",
            "DELETE FROM control.budget_period",
            "UPDATE control.hold SET state = 'voided', ended_at = now()",
            "DELETE FROM control.hold",
            "DELETE FROM control.budget",
            "UPDATE control.budget SET currency = 'EUR'",
            "INSERT INTO control.ledger_entry VALUES ('acme', 't', 1, 'a', 1, 'USD')",
            "UPDATE control.rate_count SET calls = 0")) {
      assertThatThrownBy(() -> asApp("acme", damage)).hasMessageContaining("permission denied");
    }
  }

  @Test
  void noTenantSeesAnothersMoney() throws Exception {
    bench.tenantBudget("bud_a", "day", 100_000);
    Run run = bench.run(ACME, 7_000, "", "");
    bench.hold(run);
    bench.settle(run, 7_000);

    for (String table :
        List.of(
            "budget",
            "budget_period",
            "hold",
            "ledger_transaction",
            "ledger_entry",
            "ledger_finding")) {
      assertThat(count("globex", table)).as(table).isZero();
    }
    assertThat(count("acme", "ledger_entry")).isEqualTo(2);
  }

  private static void asOwner(String sql) throws SQLException {
    try (Connection owner = steward.database().asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute("SELECT set_config('app.tenant', 'acme', false)");
      statement.execute(sql);
    }
  }

  private static void asApp(String tenant, String sql) throws SQLException {
    try (Connection app = steward.database().asApp();
        Statement statement = app.createStatement()) {
      statement.execute("SELECT set_config('app.tenant', '" + tenant + "', false)");
      statement.execute(sql);
    }
  }

  private static long count(String tenant, String table) throws SQLException {
    try (Connection app = steward.database().asApp();
        Statement statement = app.createStatement()) {
      statement.execute("SELECT set_config('app.tenant', '" + tenant + "', false)");
      try (var rows = statement.executeQuery("SELECT count(*) FROM control." + table)) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
