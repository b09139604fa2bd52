package dev.steward.benchmarks;

import dev.steward.controlplane.ControlSchema;
import dev.steward.core.TenantId;
import dev.steward.embedded.postgres.Credentials;
import dev.steward.embedded.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * The floor of the database: a governed call's commits and rows, and nothing else. The same server
 * and tables with the same keys and indexes, in a database of its own, without row-level security,
 * triggers, foreign keys, functions or hashes.
 */
final class BarePostgres {
  static final String DATABASE = "floor";

  private final PostgresServer postgres;
  private final Written written;
  private final AtomicLong calls = new AtomicLong();

  private BarePostgres(PostgresServer postgres, Written written) {
    this.postgres = postgres;
    this.written = written;
  }

  static BarePostgres prepare(PostgresServer postgres, Written written) throws SQLException {
    Credentials all = postgres.superuser();
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl("postgres"), all.user(), all.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + postgres.owner().user());
    }
    Credentials owner = postgres.owner();
    ControlSchema.migrate(postgres.jdbcUrl(DATABASE), owner.user(), owner.password());
    var floor = new BarePostgres(postgres, written);
    try (Connection connection = floor.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE SCHEMA floor;
          CREATE TABLE floor.run (LIKE control.run INCLUDING DEFAULTS INCLUDING INDEXES);
          CREATE TABLE floor.journal_entry (LIKE control.journal_entry INCLUDING INDEXES);
          CREATE TABLE floor.journal_head (LIKE control.journal_head INCLUDING INDEXES)
            WITH (fillfactor = 50);
          DROP SCHEMA control CASCADE
          """);
      for (TenantId tenant : RunningSteward.tenants().toList()) {
        statement.execute(
            """
            INSERT INTO floor.journal_head (tenant_id, stream, seq, hash)
            VALUES ('%s', 'runs', 0, decode(repeat('00', 32), 'hex'))
            """
                .formatted(tenant.value()));
      }
    }
    return floor;
  }

  List<Client> clients(int count) throws SQLException {
    return clients(count, RunningSteward.tenants().toList());
  }

  List<Client> clients(int count, List<TenantId> among) throws SQLException {
    List<String> tenants = among.stream().map(TenantId::value).toList();
    List<Client> clients = new ArrayList<>();
    for (int i : IntStream.range(0, count).toArray()) {
      clients.add(new BareRows(connect(), written, tenants, i, calls));
    }
    return clients;
  }

  /** Each writes one entry and commits; there is no chain, so nobody waits for anybody. */
  List<Client> writersOfEntries(int count) throws SQLException {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(new BareEntry(connect(), written.entries().getFirst(), calls));
    }
    return clients;
  }

  private Connection connect() throws SQLException {
    Credentials owner = postgres.owner();
    return DriverManager.getConnection(postgres.jdbcUrl(DATABASE), owner.user(), owner.password());
  }
}
