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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writers of one tenant who come while another writes: one transaction, each its own answer. */
@Timeout(60)
class GroupCommitTest {
  private static final TestDatabase DATABASE = ThingDatabase.fresh();
  private static final ApplicationContext CONTEXT =
      ThingDatabase.run(DATABASE, Map.of("datasources.default.maximum-pool-size", 4));
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
  private static final String SEEN =
      """
      SELECT count(*) FROM control.thing
      WHERE id = ?
      """;

  private final JdbcTenantTransactions transactions =
      (JdbcTenantTransactions) CONTEXT.getBean(TenantTransactions.class);
  private final TenantId acme = new TenantId("group-" + TENANTS.incrementAndGet());
  private final TenantId globex = new TenantId("neighbour-" + TENANTS.incrementAndGet());
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Written>> asked = new ArrayList<>();
  private Connection outside;

  @BeforeEach
  void somebodyElse() throws SQLException {
    outside = DATABASE.asSuperuser();
    outside.setAutoCommit(false);
  }

  @AfterEach
  void stop() throws SQLException {
    writers.shutdownNow();
    outside.close();
  }

  @AfterAll
  static void close() {
    CONTEXT.close();
  }

  @Test
  void thoseWhoWaitShareATransaction() throws Exception {
    holdTheLine();
    for (int i = 0; i < 16; i++) {
      ask(acme, inserting("thing-" + i));
    }
    release();
    assertThat(answers()).hasSize(16).containsOnly(new Written.Done());
    assertThat(
            number("SELECT count(DISTINCT xmin::text) FROM control.thing WHERE id LIKE 'thing-%'"))
        .isEqualTo(1);
  }

  @Test
  void whoeverIsAnsweredFindsItsRowDurable() throws Exception {
    holdTheLine();
    List<Future<Long>> found = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String id = "thing-" + i;
      found.add(
          writers.submit(
              () -> {
                transactions.write(acme, inserting(id));
                return elsewhere(id);
              }));
    }
    release();
    for (Future<Long> one : found) {
      assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneBadAmongThirtyOneGoodFailsAloneAndLeavesNothing(boolean atOnce) throws Exception {
    holdTheLine();
    for (int i = 0; i < 32; i++) {
      Statements one = i == 13 ? inserting("twice", "twice") : inserting("good-" + i, "more-" + i);
      ask(acme, atOnce ? one.committedAtOnce() : one);
    }
    release();
    assertThatThrownBy(() -> asked.get(13).get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(DatabaseFailure.class);
    asked.remove(13);
    assertThat(answers()).hasSize(31).containsOnly(new Written.Done());
    assertThat(number("SELECT count(*) FROM control.thing WHERE id ~ '^(good|more)'"))
        .isEqualTo(62);
    assertThat(number("SELECT count(*) FROM control.thing WHERE id = 'twice'")).isZero();
  }

  @Test
  void anUnmetRequirementAmongGoodOnesUndoesItsOwnAlone() throws Exception {
    transactions.write(acme, inserting("taken"));
    holdTheLine();
    for (int i = 0; i < 8; i++) {
      ask(acme, claiming(i == 5 ? "taken" : "free-" + i, "mark-" + i));
    }
    release();
    List<Written> all = answers();
    assertThat(all.remove(5)).isEqualTo(new Written.Unmet("room"));
    assertThat(all).hasSize(7).containsOnly(new Written.Done());
    assertThat(number("SELECT count(*) FROM control.thing WHERE id LIKE 'mark-%'")).isEqualTo(7);
  }

  @Test
  void whatSomebodyClaimedAndGaveUpIsFreeForTheNext() throws Exception {
    transactions.write(acme, inserting("taken"));
    holdTheLine();
    ask(acme, claiming("room-1", "first").require("more", UNLESS_THERE, thing(acme, "taken")));
    ask(acme, claiming("room-1", "second").require("more", UNLESS_THERE, thing(acme, "spare")));
    release();
    assertThat(answers()).containsExactly(new Written.Unmet("more"), new Written.Done());
    assertThat(number("SELECT count(*) FROM control.thing WHERE id = 'first'")).isZero();
  }

  @Test
  void ofManyWhoClaimTheSameOneGetsIt() throws Exception {
    holdTheLine();
    for (int i = 0; i < 20; i++) {
      ask(acme, claiming("only-one", "mark-" + i));
    }
    release();
    assertThat(answers()).filteredOn(Written.Done.class::isInstance).hasSize(1);
    assertThat(number("SELECT count(*) FROM control.thing WHERE id LIKE 'mark-%'")).isEqualTo(1);
  }

  @Test
  void aRowOfAnotherTenantIsRefusedWithinAGroupToo() throws Exception {
    holdTheLine();
    ask(acme, inserting("mine"));
    ask(acme, new Statements().add(INSERT, thing(globex, "bomb")));
    release();
    assertThat(asked.getFirst().get(20, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
    assertThatThrownBy(() -> asked.get(1).get(20, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            DatabaseFailure.class, refused -> assertThat(refused.sqlState()).isEqualTo("42501"));
    assertThat(number("SELECT count(*) FROM control.thing WHERE id = 'bomb'")).isZero();
  }

  @Test
  void aRowOfAnotherTenantIsNotSeenThoughItsWriterWaitsAtTheSameTime() throws Exception {
    transactions.write(globex, new Statements().add(INSERT, thing(globex, "secret")));
    holdTheLine();
    ask(acme, inserting("mine").require("seen", SEEN, slots -> slots.text("secret")));
    ask(acme, inserting("too").require("seen", SEEN, slots -> slots.text("secret")));
    assertThat(
            transactions.write(
                globex, new Statements().require("seen", SEEN, slots -> slots.text("secret"))))
        .isEqualTo(new Written.Done());
    release();
    assertThat(answers()).containsOnly(new Written.Unmet("seen"));
  }

  @Test
  void tenantsNeverShareATransaction() throws Exception {
    List<Future<Written>> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      TenantId tenant = i % 2 == 0 ? acme : globex;
      Statements one = new Statements().add(INSERT, thing(tenant, "shared-" + i));
      all.add(writers.submit(() -> transactions.write(tenant, one)));
    }
    for (Future<Written> one : all) {
      one.get(20, TimeUnit.SECONDS);
    }
    assertThat(
            number(
                """
                SELECT count(*) FROM (
                  SELECT FROM control.thing GROUP BY xmin::text HAVING count(DISTINCT tenant_id) > 1
                ) AS mixed
                """))
        .isZero();
  }

  /** Where the commit goes with the rest, nobody knows how far Postgres came. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBackendKilledBeforeTheCommitFailsTheGroupAndNothingIsWritten(boolean required)
      throws Exception {
    holdTheLine();
    ask(acme, inserting("a"));
    ask(acme, dying("b", required));
    ask(acme, dying("c", required));
    release();
    assertThat(asked.getFirst().get(20, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
    for (Future<Written> one : asked.subList(1, 3)) {
      assertThatThrownBy(() -> one.get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              DatabaseUnavailable.class,
              lost -> assertThat(lost.perhapsCommitted()).isEqualTo(!required));
    }
    assertThat(number("SELECT count(*) FROM control.thing WHERE id IN ('b', 'c')")).isZero();
    assertThat(transactions.write(acme, inserting("d"))).isEqualTo(new Written.Done());
  }

  @Test
  void aBackendKilledAtTheCommitLeavesItOpenForEverybodyInTheGroup() throws Exception {
    dieAtTheCommitOf("fatal");
    holdTheLine();
    ask(acme, inserting("fatal"));
    ask(acme, inserting("beside"));
    release();
    for (Future<Written> one : asked) {
      assertThatThrownBy(() -> one.get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              DatabaseUnavailable.class, lost -> assertThat(lost.perhapsCommitted()).isTrue());
    }
    assertThat(transactions.write(acme, inserting("next"))).isEqualTo(new Written.Done());
  }

  @Test
  void aDeadlockWithAnotherProcessIsTriedAgain() throws Exception {
    run(outside, "INSERT INTO control.thing VALUES ('" + acme.value() + "', 'x')");
    Statements yThenX =
        new Statements().add(UNLESS_THERE, thing(acme, "y")).add(UNLESS_THERE, thing(acme, "x"));
    Future<Written> ours = writers.submit(() -> transactions.write(acme, yThenX));
    awaitLockWaits(1);
    run(
        outside,
        "INSERT INTO control.thing VALUES ('" + acme.value() + "', 'y') ON CONFLICT DO NOTHING");
    outside.commit();
    assertThat(ours.get(20, TimeUnit.SECONDS)).isEqualTo(new Written.Done());
  }

  /** Whoever writes first waits for a row of somebody else's; the others wait behind it. */
  private void holdTheLine() throws Exception {
    run(outside, "INSERT INTO control.thing VALUES ('" + acme.value() + "', 'gate')");
    var _ =
        writers.submit(
            () ->
                transactions.write(
                    acme, new Statements().add(UNLESS_THERE + "-- first", thing(acme, "gate"))));
    awaitLockWaits(1);
  }

  private void release() throws SQLException {
    outside.commit();
  }

  private void ask(TenantId tenant, Statements statements) throws InterruptedException {
    Line line = transactions.line(tenant, statements);
    int before = line.length();
    asked.add(writers.submit(() -> transactions.write(tenant, statements)));
    while (line.length() <= before) {
      Thread.sleep(1);
    }
  }

  private List<Written> answers() throws Exception {
    List<Written> all = new ArrayList<>();
    for (Future<Written> one : asked) {
      all.add(one.get(20, TimeUnit.SECONDS));
    }
    return all;
  }

  private void awaitLockWaits(int count) throws Exception {
    try (Connection superuser = DATABASE.asSuperuser();
        Statement statement = superuser.createStatement()) {
      while (true) {
        try (ResultSet row =
            statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
          row.next();
          if (row.getInt(1) >= count) {
            return;
          }
        }
        Thread.sleep(5);
      }
    }
  }

  private static void dieAtTheCommitOf(String id) {
    ThingDatabase.asOwner(
        DATABASE,
        """
        CREATE FUNCTION control.die() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_terminate_backend(pg_backend_pid());
          RETURN NULL;
        END
        $$;
        CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON control.thing
          DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW WHEN (NEW.id = '%s') EXECUTE FUNCTION control.die()
        """
            .formatted(id));
  }

  /** Of this test's tenant, whatever row-level security says. */
  private long number(String query) throws SQLException {
    try (Connection superuser = DATABASE.asSuperuser();
        Statement statement = superuser.createStatement();
        ResultSet row =
            statement.executeQuery(
                query.replace(
                    "FROM control.thing WHERE",
                    "FROM control.thing WHERE tenant_id = '" + acme.value() + "' AND"))) {
      row.next();
      return row.getLong(1);
    }
  }

  private long elsewhere(String id) throws SQLException {
    return number("SELECT count(*) FROM control.thing WHERE id = '" + id + "'");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Statements inserting(String... ids) {
    Statements statements = new Statements();
    for (String id : ids) {
      statements.add(INSERT, thing(acme, id));
    }
    return statements;
  }

  private Statements dying(String id, boolean required) {
    String die = "SELECT pg_terminate_backend(pg_backend_pid())::int";
    return required
        ? inserting(id).require("life", die, _ -> {})
        : inserting(id).add(die, _ -> {}).committedAtOnce();
  }

  private Statements claiming(String id, String mark) {
    return inserting(mark).require("room", UNLESS_THERE, thing(acme, id));
  }

  private static Statements.Parameters thing(TenantId tenant, String id) {
    return slots -> slots.text(tenant.value()).text(id);
  }
}
