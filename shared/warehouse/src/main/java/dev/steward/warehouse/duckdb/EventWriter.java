package dev.steward.warehouse.duckdb;

import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.EventRow;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes batches of events, each in one transaction. One thread at a time. */
final class EventWriter implements AutoCloseable {
  private final DuckDBConnection connection;
  private final KnownEvents known;

  EventWriter(DuckDBConnection connection) throws SQLException {
    this.connection = connection;
    this.known = new KnownEvents(connection);
    connection.setAutoCommit(false);
  }

  Appended append(List<EventRow> events) throws SQLException {
    try {
      Map<Fingerprint, EventRow> fresh = LinkedHashMap.newLinkedHashMap(events.size());
      events.forEach(event -> fresh.putIfAbsent(Fingerprint.of(event), event));
      fresh.keySet().removeAll(known.among(fresh.keySet()));
      known.makeRoomFor(fresh.size());
      write(fresh);
      connection.commit();
      fresh.keySet().forEach(known::add);
      return new Appended(fresh.size(), events.size() - fresh.size());
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void write(Map<Fingerprint, EventRow> events) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("events_raw", "event")) {
      for (Map.Entry<Fingerprint, EventRow> entry : events.entrySet()) {
        EventRow event = entry.getValue();
        appender.beginRow();
        appender.append(event.tenant().value());
        appender.append(event.source());
        appender.append(event.id());
        appender.append(event.type());
        appender.append(event.subject());
        appender.appendEpochMicros(micros(event.time()));
        appender.appendEpochMicros(micros(event.receivedAt()));
        appender.append(event.punctuality().wireName());
        appender.append(event.data());
        appender.append(entry.getKey().bits());
        appender.endRow();
      }
      appender.flush();
    }
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
