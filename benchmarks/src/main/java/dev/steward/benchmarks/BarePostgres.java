package dev.steward.benchmarks;

import dev.steward.core.TenantId;
import dev.steward.embedded.postgres.Credentials;
import dev.steward.embedded.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The floor of the database: a governed call's commits and rows, and nothing else. Tables with the
 * same keys, indexes and standing rows, without row-level security, triggers, checks, foreign keys,
 * functions or hashes.
 */
final class BarePostgres implements AutoCloseable {
  private final PostgresServer postgres;
  private final Map<String, Written> written;
  private final AtomicLong calls = new AtomicLong();

  /** Shared by clients that do not run at the same time. */
  private final List<Connection> connections = new ArrayList<>();

  private BarePostgres(PostgresServer postgres, Map<String, Written> written) {
    this.postgres = postgres;
    this.written = written;
  }

  /** {@code governed} makes one call of each tenant in turn. */
  static BarePostgres prepare(PostgresServer postgres, Client governed) throws Exception {
    Credentials all = postgres.superuser();
    try (Connection superuser =
        DriverManager.getConnection(
            // In binary form the driver writes arrays in another way.
            postgres.jdbcUrl() + "?binaryTransfer=false", all.user(), all.password())) {
      // What a tenant's first call alone writes, such as the end of a chain that begins, is there.
      visitAll(governed);
      Map<String, Written> written;
      try (Recording recording = Recording.begin(superuser)) {
        visitAll(governed);
        visitAll(governed);
        written = recording.secondCalls();
      }
      copyTables(superuser, written);
      return new BarePostgres(postgres, written);
    }
  }

  private static void visitAll(Client governed) throws Exception {
    for (int i = 0; i < RunningSteward.TENANTS; i++) {
      governed.call();
    }
  }

  private static void copyTables(Connection superuser, Map<String, Written> written)
      throws SQLException {
    TreeSet<String> tables = new TreeSet<>();
    written
        .values()
        .forEach(
            call ->
                call.transactions()
                    .forEach(changes -> changes.forEach(change -> tables.add(change.table()))));
    try (Statement statement = superuser.createStatement()) {
      statement.execute("CREATE SCHEMA floor AUTHORIZATION steward_owner");
      for (String table : tables) {
        statement.execute(
            """
            CREATE TABLE floor.%1$s (LIKE control.%1$s INCLUDING DEFAULTS INCLUDING INDEXES)
              WITH (fillfactor = %2$d);
            ALTER TABLE floor.%1$s OWNER TO steward_owner;
            INSERT INTO floor.%1$s SELECT * FROM control.%1$s
            """
                .formatted(table, fillfactor(superuser, table)));
      }
    }
  }

  private static int fillfactor(Connection superuser, String table) throws SQLException {
    try (Statement statement = superuser.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT coalesce(
                  (SELECT option_value::integer FROM pg_options_to_table(reloptions)
                   WHERE option_name = 'fillfactor'),
                  100)
                FROM pg_class WHERE oid = 'control.%s'::regclass
                """
                    .formatted(table))) {
      row.next();
      return row.getInt(1);
    }
  }

  List<Client> clients(int count) throws SQLException {
    return clients(count, RunningSteward.tenants().toList(), false);
  }

  /** {@code atOnce}: all statements of a transaction in one message. */
  List<Client> clients(int count, List<TenantId> among, boolean atOnce) throws SQLException {
    List<Written> calls = among.stream().map(this::of).toList();
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(new BareRows(connection(i), calls, i, this.calls, atOnce));
    }
    return clients;
  }

  Written of(TenantId tenant) {
    return Objects.requireNonNull(written.get(tenant.value()));
  }

  /** Each writes one entry and commits; there is no chain, so nobody waits for anybody. */
  List<Client> writersOfEntries(int count, TenantId tenant) throws SQLException {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(new BareEntry(connection(i), of(tenant).firstEntry(), calls));
    }
    return clients;
  }

  private Connection connection(int which) throws SQLException {
    if (which == connections.size()) {
      connections.add(connect());
    }
    return connections.get(which);
  }

  /** Texts go as they are: Postgres knows the types of the columns. */
  private Connection connect() throws SQLException {
    Credentials owner = postgres.owner();
    return DriverManager.getConnection(
        postgres.jdbcUrl() + "?stringtype=unspecified", owner.user(), owner.password());
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
