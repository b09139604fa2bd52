package dev.steward.benchmarks;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** One INSERT of one journal entry in each commit: what durable writing costs at the least. */
final class BareEntry implements Client {
  private final Connection connection;
  private final Change like;
  private final AtomicLong calls;
  private final PreparedStatement insert;

  BareEntry(Connection connection, Change like, AtomicLong calls) throws SQLException {
    this.connection = connection;
    this.like = like;
    this.calls = calls;
    insert =
        connection.prepareStatement(
            """
            INSERT INTO floor.journal_entry
              (tenant_id, stream, seq, event_id, type, run_id, at, body, prev_hash, hash)
            VALUES ('tenant-0', 'alone', ?, ?, ?, ?, ?, ?, ?, ?)
            """);
  }

  @Override
  public void call() throws SQLException {
    connection.setAutoCommit(true);
    long call = calls.incrementAndGet();
    insert.setLong(1, call);
    insert.setString(2, "evt_alone_" + call);
    insert.setString(3, like.text("type"));
    insert.setString(4, like.text("run_id"));
    insert.setObject(5, OffsetDateTime.now(ZoneOffset.UTC));
    insert.setString(6, like.text("body"));
    insert.setBytes(7, hash(call));
    insert.setBytes(8, hash(call + 1));
    insert.executeUpdate();
  }

  private static byte[] hash(long number) {
    return ByteBuffer.allocate(32).putLong(number * 0x9E3779B97F4A7C15L).putLong(number).array();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
