package dev.steward.benchmarks;

import dev.steward.embedded.postgres.Credentials;
import dev.steward.embedded.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one governed call wrote: its row in {@code control.run} and its journal entries in order.
 * The floor writes the very same texts, so that its rows are as long.
 */
record Written(Row run, List<Row> entries) {
  /**
   * Entries of the transaction that ends when the run is dispatched; the rest are of the second.
   */
  private static final String DISPATCHED = "run.dispatching";

  static Written byTheLastCall(PostgresServer postgres) throws SQLException {
    // Row-level security is forced on everybody else.
    Credentials all = postgres.superuser();
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), all.user(), all.password());
        Statement statement = connection.createStatement()) {
      Row run =
          rows(
                  statement,
                  """
                  SELECT * FROM control.run
                  WHERE state = 'succeeded'
                  ORDER BY finished_at DESC
                  LIMIT 1
                  """)
              .getFirst();
      List<Row> entries =
          rows(
              statement,
              """
              SELECT event_id, type, run_id, body FROM control.journal_entry
              WHERE run_id = (
                SELECT id FROM control.run WHERE state = 'succeeded'
                ORDER BY finished_at DESC LIMIT 1)
              ORDER BY seq
              """);
      return new Written(run, entries);
    }
  }

  List<Row> beforeDispatch() {
    return entries.subList(0, dispatched());
  }

  List<Row> afterDispatch() {
    return entries.subList(dispatched(), entries.size());
  }

  private int dispatched() {
    return entries.stream().map(entry -> entry.text("type")).toList().indexOf(DISPATCHED) + 1;
  }

  private static List<Row> rows(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      List<Row> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, String> row = new TreeMap<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          String value = result.getString(column);
          if (value != null) {
            row.put(result.getMetaData().getColumnName(column), value);
          }
        }
        rows.add(new Row(row));
      }
      return rows;
    }
  }

  /** The columns that are not null. */
  record Row(Map<String, String> columns) {
    String text(String column) {
      return Objects.requireNonNull(columns.get(column), column);
    }
  }
}
