package dev.steward.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.steward.core.TenantId;
import dev.steward.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries that go to Postgres together, a transaction of their own around them. */
@Timeout(60)
class QueriesTest {
  private static final TestDatabase DATABASE = ThingDatabase.fresh();
  private static final ApplicationContext CONTEXT =
      ThingDatabase.run(
          DATABASE,
          Map.of(
              "datasources.default.maximum-pool-size", 1,
              "datasources.default.connection-timeout", 1_000));
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final TenantTransactions transactions = CONTEXT.getBean(TenantTransactions.class);
  private final ThingRows things = CONTEXT.getBean(ThingRows.class);
  private final TenantId acme = new TenantId("acme-" + TENANTS.incrementAndGet());
  private final TenantId globex = new TenantId("globex-" + TENANTS.incrementAndGet());

  @AfterAll
  static void close() {
    CONTEXT.close();
  }

  @Test
  void eachIsAnswered() {
    save(acme, "anvil");
    List<String> ids = new ArrayList<>();
    transactions.read(
        acme,
        asking("SELECT id FROM control.thing", ids)
            .ask(
                "SELECT upper(?)",
                slots -> slots.text("rocket"),
                row -> {
                  row.next();
                  ids.add(row.getString(1));
                }));
    assertThat(ids).containsExactly("anvil", "ROCKET");
  }

  @Test
  void theySeeTheirOwnTenantsRowsOnlyHoweverOftenTheyAreAsked() {
    save(acme, "anvil");
    save(globex, "rocket");
    for (int i = 0; i < 10; i++) {
      assertThat(ids(acme)).containsExactly("anvil");
      assertThat(ids(globex)).containsExactly("rocket");
    }
  }

  /** The driver ends its message before a statement whose answer, as it knows by then, is long. */
  @Test
  void theirTenantStaysBoundWhereTheDriverEndsItsMessage() {
    save(acme, "anvil");
    for (int i = 0; i < 10; i++) {
      List<String> ids = new ArrayList<>();
      transactions.read(
          acme,
          new Statements()
              .ask(
                  "SELECT id FROM control.thing WHERE coalesce(?, id) = id",
                  slots -> slots.moment(null),
                  row -> {
                    while (row.next()) {
                      ids.add(row.getString(1));
                    }
                  }));
      assertThat(ids).containsExactly("anvil");
    }
  }

  @Test
  void nothingIsLeftOfThemOnTheConnection() throws SQLException {
    ids(acme);
    DataSource pool = DelegatingDataSource.unwrapDataSource(CONTEXT.getBean(DataSource.class));
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT coalesce(current_setting('app.tenant', true), ''),
                  current_setting('transaction_read_only'), current_setting('transaction_isolation')
                """)) {
      row.next();
      assertThat(row.getString(1)).isEmpty();
      assertThat(row.getString(2)).isEqualTo("off");
      assertThat(row.getString(3)).isEqualTo("read committed");
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void theyMayNotWrite() {
    Statements writing =
        new Statements()
            .ask(
                "INSERT INTO control.thing VALUES (?, 'anvil') RETURNING id",
                slots -> slots.text(acme.value()),
                _ -> {});
    DatabaseFailure failure =
        catchThrowableOfType(DatabaseFailure.class, () -> transactions.read(acme, writing));
    assertThat(failure.sqlState()).isEqualTo("25006");
    assertThat(ids(acme)).isEmpty();
  }

  @Test
  void whoWritesNextOnTheConnectionCan() {
    ids(acme);
    save(acme, "anvil");
    assertThat(ids(acme)).containsExactly("anvil");
  }

  @Test
  void whoseQueryFailedLeavesTheConnectionUsable() {
    assertThatThrownBy(
            () -> transactions.read(acme, asking("SELECT no_such FROM control.thing", List.of())))
        .isInstanceOf(DatabaseFailure.class);
    save(acme, "anvil");
    assertThat(ids(acme)).containsExactly("anvil");
  }

  @Test
  void insideATransactionTheySeeWhatItWrote() {
    List<String> seen =
        transactions.write(
            acme,
            _ -> {
              things.save(new Thing(acme.value(), "anvil"));
              return ids(acme);
            });
    assertThat(seen).containsExactly("anvil");
  }

  @Test
  void insideATransactionOfAnotherTenantTheyAreRefused() {
    assertThatThrownBy(() -> transactions.write(acme, _ -> ids(globex)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(globex.value());
  }

  @Test
  void aLostConnectionIsUnavailableAndLeavesNothingOpen() {
    Statements dying =
        new Statements()
            .ask(
                "SELECT pg_terminate_backend(pg_backend_pid())",
                _ -> {},
                _ -> {
                  throw new AssertionError("nobody is left to answer");
                });
    assertThatThrownBy(() -> transactions.read(acme, dying))
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class, fault -> assertThat(fault.perhapsCommitted()).isFalse());
    assertThat(ids(acme)).isEmpty();
  }

  @Test
  void aPoolWithNothingLeftIsUnavailable() {
    Throwable[] thrown = new Throwable[1];
    transactions.write(
        acme,
        _ -> {
          Thread other =
              Thread.ofVirtual()
                  .start(
                      () -> thrown[0] = catchThrowableOfType(Throwable.class, () -> ids(globex)));
          try {
            other.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return true;
        });
    assertThat(thrown[0]).isInstanceOf(DatabaseUnavailable.class);
  }

  private void save(TenantId tenant, String id) {
    transactions.write(tenant, _ -> things.save(new Thing(tenant.value(), id)));
  }

  private List<String> ids(TenantId tenant) {
    List<String> ids = new ArrayList<>();
    transactions.read(tenant, asking("SELECT id FROM control.thing ORDER BY id", ids));
    return ids;
  }

  private static Statements asking(String sql, List<String> ids) {
    return new Statements()
        .ask(
            sql,
            _ -> {},
            rows -> {
              while (rows.next()) {
                ids.add(rows.getString(1));
              }
            });
  }
}
