package dev.steward.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the table, every column of it. Whoever damages a table can also lift its
 * constraints, so anything may be missing.
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared, never leaves this package
record Link(
    String stream,
    long seq,
    @Nullable String eventId,
    @Nullable String type,
    @Nullable String runId,
    @Nullable OffsetDateTime at,
    byte[] body,
    byte @Nullable [] prevHash,
    byte @Nullable [] hash) {

  static Link of(ResultSet row) throws SQLException {
    byte[] body = row.getBytes(7);
    return new Link(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class),
        body == null ? new byte[0] : body,
        row.getBytes(8),
        row.getBytes(9));
  }
}
