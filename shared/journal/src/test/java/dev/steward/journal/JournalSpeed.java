package dev.steward.journal;

import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Not a test: a program that measures. Appends batches of 6 to 12 entries and, in the same run,
 * plain inserts of the same rows into a table of the same shape; then how fast a chain is verified.
 * Only the ratios mean something.
 */
final class JournalSpeed {
  private static final int ROUNDS = 3;
  private static final int BATCHES = 3_000;

  private final JournalDatabase db = new JournalDatabase();

  public static void main(String[] args) throws Exception {
    JournalSpeed speed = new JournalSpeed();
    plainTable();
    for (int round = 0; round < ROUNDS; round++) {
      for (int clients : List.of(1, 8)) {
        speed.compare(clients, 1);
        speed.compare(clients, clients);
      }
    }
    speed.verify(200_000);
  }

  private void compare(int clients, int tenants) throws Exception {
    System.out.printf("%d client(s) on %d tenant(s):%n", clients, tenants);
    double floor = measure(clients, tenants, this::plainInserts);
    System.out.printf("  plain insert, one statement  %8.0f entries/s%n", floor);
    double rows = measure(clients, tenants, this::plainBatch);
    System.out.printf("  plain inserts, row by row    %8.0f entries/s%n", rows);
    double append = measure(clients, tenants, this::append);
    System.out.printf(
        "  append to the chain          %8.0f entries/s = %.2f of one statement, %.2f of rows%n",
        append, append / floor, append / rows);
  }

  private double measure(int clients, int tenants, Write write) throws Exception {
    List<TenantId> all =
        IntStream.range(0, tenants).mapToObj(_ -> JournalDatabase.newTenant()).toList();
    long start = System.nanoTime();
    long entries = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
      List<Future<Long>> done = new ArrayList<>();
      for (int c = 0; c < clients; c++) {
        TenantId tenant = all.get(c % tenants);
        done.add(pool.submit(() -> client(tenant, BATCHES / clients, write)));
      }
      for (Future<Long> client : done) {
        entries += client.get();
      }
    }
    return entries * 1e9 / (System.nanoTime() - start);
  }

  private long client(TenantId tenant, int batches, Write write) {
    long entries = 0;
    for (int i = 0; i < batches; i++) {
      List<NewEntry> batch = IntStream.range(0, 6 + i % 7).mapToObj(_ -> entry()).toList();
      db.transactions.write(tenant, tx -> write.of(tx, tenant, batch));
      entries += batch.size();
    }
    return entries;
  }

  private static NewEntry entry() {
    NewEntry entry = JournalDatabase.entry("gate.passed", Json.object().put("gate", "schema"));
    return new NewEntry(
        entry.eventId(),
        entry.type(),
        Instant.now(),
        new Facts(
            "operator@example.com",
            "run_01k9zq3vj8m2x4c6b7n8d9f0ga",
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "session-1",
            null,
            "brand.get_profile",
            "sha256:" + "ab".repeat(32)),
        entry.data());
  }

  private long append(Connection tx, TenantId tenant, List<NewEntry> batch) throws SQLException {
    return db.journal.append(tx, tenant, JournalDatabase.STREAM, batch);
  }

  private long plainInserts(Connection tx, TenantId tenant, List<NewEntry> batch)
      throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO control.plain
            SELECT ?, ?, nextval('control.plain_seq'), e.*, sha256(convert_to(e.body, 'UTF8')),
              sha256(convert_to(e.event_id, 'UTF8'))
            FROM unnest(?, ?, ?, ?::timestamptz[], ?) AS e (event_id, type, run_id, at, body)
            """)) {
      insert.setString(1, tenant.value());
      insert.setString(2, JournalDatabase.STREAM);
      insert.setArray(3, texts(tx, batch.stream().map(NewEntry::eventId)));
      insert.setArray(4, texts(tx, batch.stream().map(NewEntry::type)));
      insert.setArray(5, texts(tx, batch.stream().map(e -> e.facts().run())));
      insert.setArray(6, texts(tx, batch.stream().map(e -> Body.at(e.at()))));
      insert.setArray(
          7, texts(tx, batch.stream().map(e -> Body.of(tenant, JournalDatabase.STREAM, e))));
      return insert.executeUpdate();
    }
  }

  private long plainBatch(Connection tx, TenantId tenant, List<NewEntry> batch)
      throws SQLException {
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO control.plain
            VALUES (?, ?, nextval('control.plain_seq'), ?, ?, ?, ?::timestamptz, ?, ?, ?)
            """)) {
      for (NewEntry e : batch) {
        String body = Body.of(tenant, JournalDatabase.STREAM, e);
        insert.setString(1, tenant.value());
        insert.setString(2, JournalDatabase.STREAM);
        insert.setString(3, e.eventId());
        insert.setString(4, e.type());
        insert.setString(5, e.facts().run());
        insert.setString(6, Body.at(e.at()));
        insert.setString(7, body);
        insert.setBytes(8, Digest.sha256(bytes(body)));
        insert.setBytes(9, Digest.sha256(bytes(e.eventId())));
        insert.addBatch();
      }
      return insert.executeBatch().length;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Array texts(Connection tx, Stream<String> values) throws SQLException {
    return tx.createArrayOf("text", values.toArray(String[]::new));
  }

  private static void plainTable() throws SQLException {
    try (Connection owner = JournalDatabase.database().asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute(
          """
          CREATE TABLE control.plain (LIKE control.journal_entry INCLUDING ALL);
          CREATE SEQUENCE control.plain_seq CACHE 50;
          ALTER TABLE control.plain ENABLE ROW LEVEL SECURITY;
          ALTER TABLE control.plain FORCE ROW LEVEL SECURITY;
          CREATE POLICY plain ON control.plain
            USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
          GRANT SELECT, INSERT ON control.plain TO steward_app;
          GRANT USAGE ON control.plain_seq TO steward_app;
          """);
    }
  }

  private void verify(int entries) {
    TenantId tenant = JournalDatabase.newTenant();
    for (int i = 0; i < entries; i += 1_000) {
      db.append(
          tenant,
          JournalDatabase.STREAM,
          IntStream.range(0, 1_000).mapToObj(_ -> entry()).toList());
    }
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Verification found = db.verifier.verify(tenant);
      System.out.printf(
          "verify: %s, %.0f entries/s%n",
          found.getClass().getSimpleName(), entries * 1e9 / (System.nanoTime() - start));
    }
  }

  @FunctionalInterface
  private interface Write {
    long of(Connection tx, TenantId tenant, List<NewEntry> batch) throws SQLException;
  }
}
