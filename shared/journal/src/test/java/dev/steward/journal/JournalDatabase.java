package dev.steward.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.json.Json;
import dev.steward.testkit.TestDatabase;
import dev.steward.testkit.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;

/** A migrated database with the journal on it, and tenants of their own for every test. */
public final class JournalDatabase {
  public static final String STREAM = "runs";

  private static final AtomicLong COUNT = new AtomicLong();
  private static final TestDatabase DATABASE = migrated();
  private static final ApplicationContext CONTEXT =
      ApplicationContext.run(
          Map.of(
              "datasources.default.url", DATABASE.jdbcUrl(),
              "datasources.default.username", DATABASE.app().user(),
              "datasources.default.password", DATABASE.app().password(),
              "datasources.default.maximum-pool-size", 16));

  public final TenantTransactions transactions = CONTEXT.getBean(TenantTransactions.class);
  public final Journal journal = CONTEXT.getBean(Journal.class);
  public final JournalVerifier verifier = CONTEXT.getBean(JournalVerifier.class);

  private static TestDatabase migrated() {
    TestDatabase database = TestPostgres.freshDatabase();
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password())
        .locations("classpath:db/journal")
        .schemas("control")
        .load()
        .migrate();
    return database;
  }

  public static TenantId newTenant() {
    return new TenantId("tenant-" + COUNT.incrementAndGet());
  }

  public static TestDatabase database() {
    return DATABASE;
  }

  public static NewEntry entry(String type) {
    return entry(type, Json.object().put("n", COUNT.get()));
  }

  public static NewEntry entry(String type, JsonNode data) {
    return new NewEntry(
        "evt_" + COUNT.incrementAndGet(),
        type,
        Instant.parse("2026-03-01T10:00:00.000001Z"),
        new Facts("alice", "run_1", "trace", null, null, "brand.get_profile", "sha256:00"),
        data);
  }

  public static List<NewEntry> entries(int count) {
    return IntStream.range(0, count).mapToObj(_ -> entry("gate.passed")).toList();
  }

  public long append(TenantId tenant, NewEntry... entries) {
    return append(tenant, STREAM, List.of(entries));
  }

  public long append(TenantId tenant, String stream, List<NewEntry> entries) {
    return transactions.write(tenant, tx -> journal.append(tx, tenant, stream, entries));
  }

  public List<Entry> tail(TenantId tenant) {
    return transactions.read(tenant, tx -> journal.tail(tx, tenant, STREAM, 0, 10_000));
  }

  public Optional<Entry> find(TenantId tenant, String eventId) {
    return transactions.read(tenant, tx -> journal.find(tx, tenant, eventId));
  }

  /** What the guards of the table would refuse. */
  public static int tamper(String sql) {
    try (Connection superuser = DATABASE.asSuperuser();
        Statement statement = superuser.createStatement()) {
      superuser.setAutoCommit(false);
      guards(statement, "DISABLE");
      int rows = statement.executeUpdate(sql);
      guards(statement, "ENABLE ALWAYS");
      superuser.commit();
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void guards(Statement statement, String action) throws SQLException {
    for (String table : List.of("journal_entry", "journal_head")) {
      statement.execute(
          "ALTER TABLE control." + table + " " + action + " TRIGGER " + table + "_stays");
    }
  }
}
