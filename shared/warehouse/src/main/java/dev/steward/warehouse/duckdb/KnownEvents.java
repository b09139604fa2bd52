package dev.steward.warehouse.duckdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which events are stored already. An index in the database would cost more than the rows; this
 * asks the table only about what passes the sieve, which for new events is next to none.
 */
final class KnownEvents {
  private final Connection connection;
  private Sieve sieve;

  KnownEvents(Connection connection) throws SQLException {
    this.connection = connection;
    this.sieve = rebuilt(0);
  }

  /** Those of the keys that the table holds. */
  Set<Fingerprint> among(Collection<Fingerprint> keys) throws SQLException {
    List<Object> suspects =
        keys.stream()
            .map(Fingerprint::bits)
            .filter(sieve::mayHold)
            .map(Object.class::cast)
            .toList();
    if (suspects.isEmpty()) {
      return Set.of();
    }
    Set<Fingerprint> known = new HashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT tenant, source, id
            FROM events_raw.event
            WHERE fingerprint IN (SELECT UNNEST(CAST($1 AS BIGINT[])))
            """)) {
      select.setObject(1, connection.createArrayOf("BIGINT", suspects.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.add(new Fingerprint(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return known;
  }

  void makeRoomFor(long more) throws SQLException {
    if (!sieve.hasRoomFor(more)) {
      sieve = rebuilt(more);
    }
  }

  void add(Fingerprint key) {
    sieve.add(key.bits());
  }

  private Sieve rebuilt(long more) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM events_raw.event")) {
      count.next();
      Sieve larger = new Sieve(2 * (count.getLong(1) + more));
      try (ResultSet rows = statement.executeQuery("SELECT fingerprint FROM events_raw.event")) {
        while (rows.next()) {
          larger.add(rows.getLong(1));
        }
      }
      return larger;
    }
  }
}
