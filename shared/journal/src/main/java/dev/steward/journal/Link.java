package dev.steward.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An entry as it stands in the table, every column of it. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared, never leaves this package
record Link(
    String stream,
    long seq,
    String eventId,
    String type,
    @Nullable String runId,
    Instant at,
    byte[] body,
    byte[] prevHash,
    byte[] hash) {

  static Link of(ResultSet row) throws SQLException {
    return new Link(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getBytes(7),
        row.getBytes(8),
        row.getBytes(9));
  }
}
