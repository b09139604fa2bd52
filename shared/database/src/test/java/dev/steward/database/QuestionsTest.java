package dev.steward.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TenantId;
import dev.steward.testkit.TestDatabase;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What statements ask at their end; and who waits for whom. */
@Timeout(60)
class QuestionsTest {
  private static final TestDatabase DATABASE = ThingDatabase.fresh();
  private static final ApplicationContext CONTEXT =
      ThingDatabase.run(DATABASE, Map.of("datasources.default.maximum-pool-size", 4));
  private static final TenantId ACME = new TenantId("acme");
  private final JdbcTenantTransactions transactions =
      (JdbcTenantTransactions) CONTEXT.getBean(TenantTransactions.class);
  private final Map<String, String> told = new ConcurrentHashMap<>();

  @AfterAll
  static void close() {
    CONTEXT.close();
  }

  @Test
  void aQuestionFindsWhatTheLastRowsWrote() {
    transactions.write(ACME, asking("one", "here"));
    assertThat(told).containsEntry("here", "here");
  }

  @Test
  void aQuestionInsideATransactionIsAnsweredToo() {
    transactions.write(ACME, tx -> transactions.write(ACME, asking("one", "joined")));
    assertThat(told).containsEntry("joined", "joined");
  }

  @Test
  void eachOfAGroupIsToldItsOwnAnswer() throws Exception {
    List<Future<Written>> all = behindTheGate("group", List.of("a", "b", "c", "d"));
    for (Future<Written> one : all) {
      assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
    }
    assertThat(told).containsAllEntriesOf(Map.of("a", "a", "b", "b", "c", "c", "d", "d"));
  }

  @Test
  void whoGoesAgainAfterANeighbourFailedIsToldItsOwnAnswer() throws Exception {
    List<Future<Written>> all = behindTheGate("again", List.of("e", "twice", "f", "twice"));
    all.get(0).get(20, TimeUnit.SECONDS);
    all.get(2).get(20, TimeUnit.SECONDS);
    assertThatThrownBy(() -> all.get(3).get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(DatabaseFailure.class);
    assertThat(told).containsEntry("e", "e").containsEntry("f", "f");
  }

  @Test
  void whoWritesAtTheEndOfAnotherChainDoesNotWait() throws Exception {
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
        Connection outside = gate("closed")) {
      var _ = writers.submit(() -> transactions.write(ACME, asking("held", "closed")));
      awaitLockWait();
      assertThat(transactions.write(ACME, asking("free", "elsewhere")))
          .isEqualTo(new Written.Done());
      outside.commit();
    }
  }

  /** All wait for the first of them, which waits for a row of somebody else's. */
  private List<Future<Written>> behindTheGate(String chain, List<String> ids) throws Exception {
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
        Connection outside = gate("gate-" + chain)) {
      var _ = writers.submit(() -> transactions.write(ACME, asking(chain, "gate-" + chain)));
      awaitLockWait();
      Line line = transactions.line(ACME, asking(chain, "any"));
      List<Future<Written>> all =
          IntStream.range(0, ids.size())
              .mapToObj(
                  i -> {
                    Future<Written> one =
                        writers.submit(() -> transactions.write(ACME, asking(chain, ids.get(i))));
                    while (line.length() <= i) {
                      Thread.onSpinWait();
                    }
                    return one;
                  })
              .toList();
      outside.rollback();
      return all;
    }
  }

  private Statements asking(String chain, String id) {
    return new Statements()
        .addLast(
            new Rows(
                """
                INSERT INTO control.thing (tenant_id, id)
                SELECT t.tenant, i.id
                FROM (VALUES (?, ?)) AS t (tenant, chain)
                CROSS JOIN unnest(?) AS i (id)
                """,
                List.of(ACME.value(), chain),
                List.of(new Rows.Column("text", List.of(id)))))
        .ask(
            """
            SELECT id FROM control.thing WHERE tenant_id = ? AND id = ?
            """,
            slots -> slots.text(ACME.value()).text(id),
            rows -> {
              rows.next();
              told.put(id, rows.getString(1));
            });
  }

  private static Connection gate(String id) throws SQLException {
    Connection outside = DATABASE.asSuperuser();
    outside.setAutoCommit(false);
    try (Statement insert = outside.createStatement()) {
      insert.execute("INSERT INTO control.thing VALUES ('" + ACME.value() + "', '" + id + "')");
    }
    return outside;
  }

  private static void awaitLockWait() throws SQLException {
    try (Connection superuser = DATABASE.asSuperuser();
        Statement statement = superuser.createStatement()) {
      while (true) {
        try (ResultSet row =
            statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
          row.next();
          if (row.getInt(1) > 0) {
            return;
          }
        }
      }
    }
  }
}
