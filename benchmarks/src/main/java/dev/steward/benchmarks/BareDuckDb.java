package dev.steward.benchmarks;

import dev.steward.ports.warehouse.EventRow;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The same rows in a DuckDB file of their own, written by its appender, a commit a batch, without
 * knowing any of them again; and the same questions in the SQL one would write for DuckDB by hand.
 */
final class BareDuckDb implements AutoCloseable {
  /** Monthly retention, classic and rolling, by the month of the first visit. */
  private static final String RETENTION =
      """
      WITH active AS (
        SELECT DISTINCT subject, date_trunc('month', time) AS month
        FROM event
        WHERE tenant = 'shop' AND type = 'visit' AND subject IS NOT NULL
          AND time >= TIMESTAMP '2025-01-01' AND time < TIMESTAMP '2026-01-01'
      ), users AS (
        SELECT subject, min(month) AS cohort, max(month) AS latest FROM active GROUP BY subject
      ), came AS (
        SELECT cohort, date_diff('month', cohort, month) AS period, count(*) AS users
        FROM active JOIN users USING (subject)
        GROUP BY ALL
      ), stayed AS (
        SELECT cohort, period, count(*) AS users
        FROM users, LATERAL (
          SELECT unnest(range(date_diff('month', cohort, latest) + 1)) AS period)
        GROUP BY ALL
      )
      SELECT came.users, stayed.users
      FROM came JOIN stayed USING (cohort, period)
      ORDER BY cohort, period
      """;

  /** For each cart the last visit before it and the first order after it decide. */
  private static final String FUNNEL =
      """
      WITH chosen AS (
        SELECT subject, type, time
        FROM event
        WHERE tenant = 'shop' AND subject IS NOT NULL
          AND time >= TIMESTAMP '2025-01-01' AND time < TIMESTAMP '2026-01-01'
      ), visits AS (SELECT subject, time FROM chosen WHERE type = 'visit'),
      carts AS (SELECT subject, time FROM chosen WHERE type = 'cart'),
      orders AS (SELECT subject, time FROM chosen WHERE type = 'order'),
      entered AS (
        SELECT c.subject, v.time AS visit, c.time AS cart
        FROM carts AS c ASOF JOIN visits AS v ON c.subject = v.subject AND c.time > v.time
        WHERE c.time - v.time <= INTERVAL 7 DAY
      ), ordered AS (
        SELECT e.subject, e.visit, o.time AS happened
        FROM entered AS e ASOF LEFT JOIN orders AS o
          ON e.subject = o.subject AND e.cart < o.time
      )
      SELECT
        (SELECT count(DISTINCT subject) FROM visits),
        count(DISTINCT subject),
        count(DISTINCT subject) FILTER (happened - visit <= INTERVAL 7 DAY)
      FROM ordered
      """;

  private final DuckDBConnection connection;

  private BareDuckDb(DuckDBConnection connection) {
    this.connection = connection;
  }

  static BareDuckDb in(Path folder, String memory) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", memory);
    properties.setProperty("temp_directory", folder.resolve("bare-spill").toString());
    properties.setProperty("preserve_insertion_order", "false");
    DuckDBConnection connection =
        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("bare.duckdb"), properties)
            .unwrap(DuckDBConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE event (
            tenant VARCHAR NOT NULL, source VARCHAR NOT NULL, id VARCHAR NOT NULL,
            type VARCHAR NOT NULL, subject VARCHAR, time TIMESTAMP NOT NULL,
            received_at TIMESTAMP NOT NULL, punctuality VARCHAR NOT NULL, data JSON NOT NULL)
          """);
    }
    connection.setAutoCommit(false);
    return new BareDuckDb(connection);
  }

  void append(List<EventRow> events) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("main", "event")) {
      for (EventRow event : events) {
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
        appender.endRow();
      }
      appender.flush();
    }
    connection.commit();
  }

  List<Long> retention() throws SQLException {
    return counts(RETENTION);
  }

  List<Long> funnel() throws SQLException {
    return counts(FUNNEL);
  }

  private List<Long> counts(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<Long> counts = new ArrayList<>();
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          counts.add(rows.getLong(i));
        }
      }
      return counts;
    }
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
