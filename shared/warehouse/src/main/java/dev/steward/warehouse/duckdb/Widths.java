package dev.steward.warehouse.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** How wide the columns of an event are on average, measured when there were so many rows. */
record Widths(long rows, Map<String, Double> columns) {
  static final Widths NONE = new Widths(0, Map.of());

  private static final int SAMPLE = 50_000;
  private static final double TIME = 8;

  Widths {
    columns = Map.copyOf(columns);
  }

  static Widths measured(Connection connection, long rows) throws SQLException {
    double percent = Math.min(100, 100.0 * SAMPLE / Math.max(1, rows));
    try (Statement statement = connection.createStatement();
        ResultSet lengths =
            statement.executeQuery(
                """
                SELECT avg(strlen(tenant)) AS tenant, avg(strlen(source)) AS source,
                  avg(strlen(id)) AS id, avg(strlen(type)) AS type,
                  avg(coalesce(strlen(subject), 0)) AS subject,
                  avg(strlen(punctuality)) AS punctuality, avg(strlen(data)) AS data
                FROM events_raw.event TABLESAMPLE SYSTEM(%s%%)
                """
                    .formatted(percent))) {
      lengths.next();
      Map<String, Double> columns = new HashMap<>(Map.of("time", TIME, "received_at", TIME));
      for (int i = 1; i <= lengths.getMetaData().getColumnCount(); i++) {
        columns.put(lengths.getMetaData().getColumnName(i), 2 + lengths.getDouble(i));
      }
      return new Widths(rows, columns);
    }
  }

  /** A few rows tell little, and twice as many may be others. */
  boolean stillTellsOf(long rowsNow) {
    return rows >= SAMPLE && rowsNow < 2 * rows;
  }

  /** The bytes of a row in the columns that the text names. */
  double of(String text) {
    return columns.entrySet().stream()
        .filter(column -> names(text, column.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static boolean names(String text, String column) {
    return Pattern.compile("(?<!@)\\b" + column + "\\b").matcher(text).find();
  }
}
