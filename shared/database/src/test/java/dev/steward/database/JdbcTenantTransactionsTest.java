package dev.steward.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.UnexpectedRollbackException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JdbcTenantTransactionsTest {
  private static final TestDatabase DATABASE = ThingDatabase.fresh();
  private static final ApplicationContext CONTEXT = ThingDatabase.run(DATABASE, Map.of());
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private static final String INSERT =
      """
      INSERT INTO control.thing (tenant_id, id)
      VALUES (?, ?)
      """;
  private static final String UNLESS_THERE =
      """
      INSERT INTO control.thing (tenant_id, id)
      VALUES (?, ?)
      ON CONFLICT DO NOTHING
      """;

  private final TenantTransactions transactions = CONTEXT.getBean(TenantTransactions.class);
  private final ThingRows things = CONTEXT.getBean(ThingRows.class);
  private final TenantId acme = new TenantId("acme-" + TENANTS.incrementAndGet());
  private final TenantId globex = new TenantId("globex-" + TENANTS.incrementAndGet());

  @AfterAll
  static void stop() {
    CONTEXT.close();
  }

  @Test
  void whatWasWrittenIsThereForItsTenant() {
    save(acme, "anvil");
    assertThat(ids(acme)).containsExactly("anvil");
  }

  @Test
  void aQueryThatForgetsTheTenantSeesOnlyItsOwnRows() {
    save(acme, "anvil");
    assertThat(ids(globex)).isEmpty();
  }

  @Test
  void noTenantIsBoundAfterwards() {
    save(acme, "anvil");
    assertThat(transactions.<List<String>>readUnbound(_ -> things.ids())).isEmpty();
  }

  @Test
  void aRowOfAnotherTenantCannotBeWritten() {
    DatabaseFailure failure =
        catchThrowableOfType(
            DatabaseFailure.class,
            () -> transactions.write(acme, _ -> things.save(new Thing(globex.value(), "bomb"))));
    assertThat(failure.type()).isEqualTo(ProblemType.INTERNAL);
    assertThat(failure.sqlState()).isEqualTo("42501");
  }

  @Test
  void repositoriesJoinTheTransaction() {
    int[] backends = transactions.write(acme, tx -> new int[] {things.backend(), backend(tx)});
    assertThat(backends[0]).isEqualTo(backends[1]);
  }

  @Test
  void whatARepositoryWroteIsRolledBackWithTheRest() {
    Fault refusal = new Fault(ProblemType.CONFLICT, "not today");
    assertThatThrownBy(
            () ->
                transactions.write(
                    acme,
                    _ -> {
                      things.save(new Thing(acme.value(), "anvil"));
                      throw refusal;
                    }))
        .isSameAs(refusal);
    assertThat(ids(acme)).isEmpty();
  }

  @Test
  void statementsThatGoTogetherAreWrittenTogether() {
    Written written = transactions.write(acme, inserting(acme, "anvil", "rocket"));
    assertThat(written).isEqualTo(new Written.Done());
    assertThat(ids(acme)).containsExactly("anvil", "rocket");
  }

  @Test
  void nothingIsWrittenWhenAStatementThatMustChangeARowChangesNone() {
    save(acme, "anvil");
    Statements statements =
        inserting(acme, "rocket").require("room", UNLESS_THERE, thing(acme, "anvil"));
    assertThat(transactions.write(acme, statements)).isEqualTo(new Written.Unmet("room"));
    assertThat(ids(acme)).containsExactly("anvil");
  }

  @Test
  void whatComesAfterAStatementThatChangedNoneIsNotWrittenEither() {
    save(acme, "anvil");
    Statements statements = new Statements().require("room", UNLESS_THERE, thing(acme, "anvil"));
    assertThat(transactions.write(acme, statements.then(inserting(acme, "rocket"))))
        .isEqualTo(new Written.Unmet("room"));
    assertThat(ids(acme)).containsExactly("anvil");
  }

  @Test
  void statementsThatGoTogetherCannotWriteAnotherTenantsRow() {
    DatabaseFailure failure =
        catchThrowableOfType(
            DatabaseFailure.class, () -> transactions.write(acme, inserting(globex, "bomb")));
    assertThat(failure.sqlState()).isEqualTo("42501");
  }

  @Test
  void oneThatFailsTakesThoseBeforeItAlong() {
    assertThatThrownBy(() -> transactions.write(acme, inserting(acme, "anvil", "anvil")))
        .isInstanceOf(DatabaseFailure.class);
    assertThat(ids(acme)).isEmpty();
  }

  @Test
  void statementsThatGoTogetherJoinATransaction() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    acme,
                    _ -> {
                      transactions.write(acme, inserting(acme, "anvil"));
                      throw new IllegalArgumentException("later");
                    }))
        .hasMessage("later");
    assertThat(ids(acme)).isEmpty();
  }

  @Test
  void anUnmetRequirementUndoesTheTransactionItJoined() {
    save(acme, "anvil");
    Statements unmet = new Statements().require("room", UNLESS_THERE, thing(acme, "anvil"));
    List<Written> written = new ArrayList<>();
    assertThatThrownBy(
            () ->
                transactions.write(
                    acme,
                    _ -> {
                      things.save(new Thing(acme.value(), "rocket"));
                      return written.add(transactions.write(acme, unmet));
                    }))
        .hasMessageContaining("rolled back");
    assertThat(written).containsExactly(new Written.Unmet("room"));
    assertThat(ids(acme)).containsExactly("anvil");
  }

  @Test
  void whatWaitsForTheCommitIsDoneAfterIt() {
    List<List<String>> seen = new ArrayList<>();
    transactions.write(
        acme,
        _ -> {
          transactions.afterCommit(() -> seen.add(List.of("after")));
          seen.add(List.of("within"));
          return things.save(new Thing(acme.value(), "anvil"));
        });
    assertThat(seen).containsExactly(List.of("within"), List.of("after"));
  }

  @Test
  void whatWaitsForACommitThatNeverComesIsNotDone() {
    List<String> done = new ArrayList<>();
    assertThatThrownBy(
            () ->
                transactions.write(
                    acme,
                    _ -> {
                      transactions.afterCommit(() -> done.add("it"));
                      throw new IllegalArgumentException("no");
                    }))
        .hasMessage("no");
    assertThat(done).isEmpty();
  }

  @Test
  void noTenantIsBoundAfterStatementsThatWentTogether() {
    transactions.write(acme, inserting(acme, "anvil"));
    assertThat(transactions.<List<String>>readUnbound(_ -> things.ids())).isEmpty();
  }

  @Test
  void anErrorRollsBackToo() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    acme,
                    _ -> {
                      things.save(new Thing(acme.value(), "anvil"));
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(ids(acme)).isEmpty();
  }

  @Test
  void anyOtherExceptionPassesThroughAndRollsBack() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    acme,
                    _ -> {
                      things.save(new Thing(acme.value(), "anvil"));
                      throw new IllegalArgumentException("no");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
    assertThat(ids(acme)).isEmpty();
  }

  @Test
  void anSqlErrorBecomesADatabaseFailureWithItsCause() {
    DatabaseFailure failure =
        catchThrowableOfType(
            DatabaseFailure.class, () -> transactions.write(acme, tx -> run(tx, "SELECT 1/0")));
    assertThat(failure.sqlState()).isEqualTo("22012");
    assertThat(failure).hasCauseInstanceOf(SQLException.class);
    assertThat(failure.detail()).doesNotContain("zero");
  }

  @Test
  void anSqlErrorThatWasSwallowedStillFailsTheCommit() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    acme,
                    tx -> {
                      things.save(new Thing(acme.value(), "anvil"));
                      assertThatThrownBy(() -> run(tx, "SELECT 1/0"))
                          .isInstanceOf(SQLException.class);
                      return true;
                    }))
        .isInstanceOf(DatabaseFailure.class);
    assertThat(ids(acme)).isEmpty();
  }

  @Test
  void aReadMayNotWrite() {
    DatabaseFailure failure =
        catchThrowableOfType(
            DatabaseFailure.class,
            () -> transactions.read(acme, _ -> things.save(new Thing(acme.value(), "anvil"))));
    assertThat(failure.sqlState()).isEqualTo("25006");
  }

  @Test
  void aReadSeesOneMoment() {
    List<String> seen =
        transactions.read(
            acme,
            _ -> {
              things.ids();
              Thread other = Thread.ofVirtual().start(() -> save(acme, "anvil"));
              join(other);
              return things.ids();
            });
    assertThat(seen).isEmpty();
    assertThat(ids(acme)).containsExactly("anvil");
  }

  @Test
  void aWriteAfterAReadOnTheSameConnectionWrites() {
    for (int i = 0; i < 5; i++) {
      ids(acme);
      save(acme, "anvil-" + i);
    }
    assertThat(ids(acme)).hasSize(5);
  }

  @Test
  void aNestedCallOfTheSameTenantJoins() {
    transactions.write(
        acme,
        tx -> {
          things.save(new Thing(acme.value(), "anvil"));
          assertThat(transactions.<Integer>write(acme, this::backend)).isEqualTo(backend(tx));
          assertThat(ids(acme)).containsExactly("anvil");
          return true;
        });
    assertThat(ids(acme)).containsExactly("anvil");
  }

  @Test
  void aNestedFailureThatWasSwallowedRollsEverythingBack() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    acme,
                    _ -> {
                      things.save(new Thing(acme.value(), "anvil"));
                      assertThatThrownBy(() -> transactions.write(acme, _ -> refuse()))
                          .isInstanceOf(Fault.class);
                      return true;
                    }))
        .isInstanceOf(UnexpectedRollbackException.class);
    assertThat(ids(acme)).isEmpty();
  }

  @Test
  void aNestedCallOfAnotherTenantIsRefused() {
    assertThatThrownBy(() -> transactions.write(acme, _ -> ids(globex)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(globex + " inside one of " + acme);
  }

  @Test
  void aNestedWriteInsideAReadIsRefused() {
    assertThatThrownBy(() -> transactions.read(acme, _ -> transactions.write(acme, this::backend)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("write inside a read-only");
  }

  @Test
  void boundAndUnboundDoNotMix() {
    assertThatThrownBy(() -> transactions.readUnbound(_ -> ids(acme)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> transactions.read(acme, _ -> transactions.readUnbound(this::backend)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @SuppressWarnings("unchecked") // the bean is asked for by its raw type
  void aTransactionBegunElsewhereIsNotJoined() {
    TransactionOperations<Connection> elsewhere = CONTEXT.getBean(TransactionOperations.class);
    assertThatThrownBy(() -> elsewhere.executeWrite(_ -> ids(acme)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bound to no tenant");
  }

  @Test
  void aLostConnectionIsUnavailableAndNotAFailure() {
    assertThatThrownBy(() -> transactions.write(acme, tx -> kill(backend(tx), tx)))
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class,
            fault -> {
              assertThat(fault.type()).isEqualTo(ProblemType.UNAVAILABLE);
              assertThat(fault.perhapsCommitted()).isFalse();
            });
  }

  @Test
  void aConnectionLostAtTheCommitLeavesThatOpen() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    acme,
                    tx -> {
                      terminate(backend(tx));
                      return true;
                    }))
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class, fault -> assertThat(fault.perhapsCommitted()).isTrue());
  }

  @Test
  void aConnectionLostAtTheEndOfAReadLeavesNothingOpen() {
    assertThatThrownBy(
            () ->
                transactions.read(
                    acme,
                    tx -> {
                      terminate(backend(tx));
                      return true;
                    }))
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class, fault -> assertThat(fault.perhapsCommitted()).isFalse());
  }

  @Test
  void aPoolWithNothingLeftIsUnavailable() {
    Map<String, Object> narrow =
        Map.of(
            "datasources.default.maximum-pool-size", 1,
            "datasources.default.connection-timeout", 250);
    try (ApplicationContext other = ThingDatabase.run(DATABASE, narrow)) {
      TenantTransactions one = other.getBean(TenantTransactions.class);
      Throwable[] thrown = new Throwable[1];
      one.write(
          acme,
          _ -> {
            join(
                Thread.ofVirtual()
                    .start(
                        () ->
                            thrown[0] =
                                catchThrowableOfType(
                                    Throwable.class, () -> one.read(acme, this::backend))));
            return true;
          });
      assertThat(thrown[0]).isInstanceOf(DatabaseUnavailable.class);
    }
  }

  private void save(TenantId tenant, String id) {
    transactions.write(tenant, _ -> things.save(new Thing(tenant.value(), id)));
  }

  private List<String> ids(TenantId tenant) {
    return transactions.read(tenant, _ -> things.ids());
  }

  private static boolean refuse() {
    throw new Fault(ProblemType.CONFLICT, "not today");
  }

  private int backend(Connection connection) throws SQLException {
    return run(connection, "SELECT pg_backend_pid()");
  }

  private static int run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private int kill(int pid, Connection tx) throws SQLException {
    terminate(pid);
    return backend(tx);
  }

  private void terminate(int pid) throws SQLException {
    try (Connection superuser = DATABASE.asSuperuser();
        Statement statement = superuser.createStatement()) {
      // It waits until the backend is gone.
      statement.execute("SELECT pg_terminate_backend(" + pid + ", 5000)");
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Statements inserting(TenantId tenant, String... ids) {
    Statements statements = new Statements();
    for (String id : ids) {
      statements.add(INSERT, thing(tenant, id));
    }
    return statements;
  }

  private static Statements.Parameters thing(TenantId tenant, String id) {
    return slots -> slots.text(tenant.value()).text(id);
  }
}
