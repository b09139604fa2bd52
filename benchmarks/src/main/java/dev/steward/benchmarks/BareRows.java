package dev.steward.benchmarks;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Two transactions for each call: the run, its move and its first entries; its end and the rest.
 * All entries of a transaction go in one INSERT.
 */
final class BareRows implements Client {
  private final Connection connection;
  private final Written written;
  private final List<String> tenants;
  private final AtomicLong calls;
  private final PreparedStatement insertRun;
  private final PreparedStatement moveRun;
  private final PreparedStatement moveHead;
  private final PreparedStatement firstEntries;
  private final PreparedStatement lastEntries;
  private int next;

  BareRows(
      Connection connection, Written written, List<String> tenants, int first, AtomicLong calls)
      throws SQLException {
    this.connection = connection;
    this.written = written;
    this.tenants = tenants;
    this.next = first;
    this.calls = calls;
    connection.setAutoCommit(false);
    insertRun =
        connection.prepareStatement(
            """
            INSERT INTO floor.run (
              tenant_id, id, tool, tool_digest, risk, state, principal, trace_id, input,
              input_salt, created_at, deadline_at)
            VALUES (?, ?, ?, ?, ?, 'admitted', ?, ?, ?, ?, ?, ?)
            """);
    moveRun =
        connection.prepareStatement(
            """
            UPDATE floor.run
            SET state = ?, attempt = 1, output = ?, finished_at = ?
            WHERE tenant_id = ?
              AND id = ?
            """);
    moveHead =
        connection.prepareStatement(
            """
            UPDATE floor.journal_head
            SET seq = ?, hash = ?
            WHERE tenant_id = ?
              AND stream = 'runs'
            """);
    firstEntries = entries(written.beforeDispatch().size());
    lastEntries = entries(written.afterDispatch().size());
  }

  private PreparedStatement entries(int rows) throws SQLException {
    String row = "(?, 'runs', ?, ?, ?, ?, ?, ?, ?, ?)";
    return connection.prepareStatement(
        """
        INSERT INTO floor.journal_entry
          (tenant_id, stream, seq, event_id, type, run_id, at, body, prev_hash, hash)
        VALUES %s
        """
            .formatted(String.join(", ", Collections.nCopies(rows, row))));
  }

  @Override
  public void call() throws SQLException {
    long call = calls.incrementAndGet();
    String tenant = tenants.get(next++ % tenants.size());
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    String id = unique(written.run().text("id"), call);
    insert(tenant, id, now);
    move(tenant, id, "dispatching", null, null);
    write(firstEntries, written.beforeDispatch(), tenant, id, call * 100, now);
    move(tenant, id, "succeeded", written.run().text("output"), now);
    write(lastEntries, written.afterDispatch(), tenant, id, call * 100 + 50, now);
  }

  private void insert(String tenant, String id, OffsetDateTime now) throws SQLException {
    Written.Row run = written.run();
    insertRun.setString(1, tenant);
    insertRun.setString(2, id);
    insertRun.setString(3, run.text("tool"));
    insertRun.setString(4, run.text("tool_digest"));
    insertRun.setString(5, run.text("risk"));
    insertRun.setString(6, run.text("principal"));
    insertRun.setString(7, run.text("trace_id"));
    insertRun.setString(8, run.text("input"));
    insertRun.setString(9, run.text("input_salt"));
    insertRun.setObject(10, now);
    insertRun.setObject(11, now.plusSeconds(30));
    insertRun.executeUpdate();
  }

  private void move(
      String tenant, String id, String state, @Nullable String output, @Nullable OffsetDateTime at)
      throws SQLException {
    moveRun.setString(1, state);
    moveRun.setString(2, output);
    moveRun.setObject(3, at);
    moveRun.setString(4, tenant);
    moveRun.setString(5, id);
    moveRun.executeUpdate();
  }

  /** The entries, the head of their chain, and the end of the transaction. */
  private void write(
      PreparedStatement insert,
      List<Written.Row> entries,
      String tenant,
      String run,
      long firstSeq,
      OffsetDateTime at)
      throws SQLException {
    long seq = firstSeq;
    int parameter = 0;
    for (Written.Row entry : entries) {
      insert.setString(++parameter, tenant);
      insert.setLong(++parameter, ++seq);
      insert.setString(++parameter, unique(entry.text("event_id"), seq));
      insert.setString(++parameter, entry.text("type"));
      insert.setString(++parameter, run);
      insert.setObject(++parameter, at);
      insert.setString(++parameter, entry.text("body"));
      insert.setBytes(++parameter, hash(seq));
      insert.setBytes(++parameter, hash(seq + 1));
    }
    insert.executeUpdate();
    moveHead.setLong(1, seq);
    moveHead.setBytes(2, hash(seq));
    moveHead.setString(3, tenant);
    moveHead.executeUpdate();
    connection.commit();
  }

  /** Of the same length as the text, and another one for each number; sorts by it, as ids do. */
  private static String unique(String text, long number) {
    int digits = 15;
    return text.substring(0, text.length() - digits) + ("%0" + digits + "d").formatted(number);
  }

  /** 32 bytes in no order, as hashes are, at next to no cost. */
  private static byte[] hash(long number) {
    long scattered = Long.reverseBytes(number * 0x9E3779B97F4A7C15L);
    return ByteBuffer.allocate(32).putLong(scattered).putLong(number).array();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
