package dev.steward.warehouse.duckdb;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a query reads, counted as BigQuery counts: of the tenant's rows in the asked
 * range, the columns the text names, a string as 2 bytes and its length. Lengths are those of a
 * sample.
 */
final class Estimate {
  private static final List<String> TEXTS =
      List.of("tenant", "source", "id", "type", "subject", "punctuality", "data");
  private static final List<String> TIMES = List.of("time", "received_at");
  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
  private static final int SAMPLE = 100_000;

  private Estimate() {}

  static long bytes(Connection connection, TenantId tenant, Query query, Arguments arguments)
      throws SQLException {
    long rows = rows(connection, tenant, arguments);
    return rows == 0 ? 0 : Math.round(rows * width(connection, query));
  }

  private static long rows(Connection connection, TenantId tenant, Arguments arguments)
      throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement(
            """
            SELECT count(*)
            FROM events_raw.event
            WHERE tenant = $1
              AND time >= coalesce(CAST($2 AS TIMESTAMP), TIMESTAMP '-infinity')
              AND time < coalesce(CAST($3 AS TIMESTAMP), TIMESTAMP 'infinity')
            """)) {
      count.setString(1, tenant.value());
      count.setObject(2, moment(arguments, "from_time"));
      count.setObject(3, moment(arguments, "to_time"));
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static @Nullable LocalDateTime moment(Arguments arguments, String name) {
    return arguments.get(name) instanceof Instant instant
        ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
        : null;
  }

  private static double width(Connection connection, Query query) throws SQLException {
    String text = COMMENT.matcher(query.text()).replaceAll("");
    double width = 8.0 * TIMES.stream().filter(column -> names(text, column)).count();
    try (Statement statement = connection.createStatement();
        ResultSet lengths = statement.executeQuery(lengths(statement))) {
      lengths.next();
      for (int i = 0; i < TEXTS.size(); i++) {
        if (names(text, TEXTS.get(i))) {
          width += 2 + lengths.getDouble(i + 1);
        }
      }
    }
    return width;
  }

  private static String lengths(Statement statement) throws SQLException {
    try (ResultSet count = statement.executeQuery("SELECT count(*) FROM events_raw.event")) {
      count.next();
      double percent = Math.min(100, 100.0 * SAMPLE / Math.max(1, count.getLong(1)));
      return """
          SELECT avg(strlen(tenant)), avg(strlen(source)), avg(strlen(id)), avg(strlen(type)),
            avg(coalesce(strlen(subject), 0)), avg(strlen(punctuality)), avg(strlen(data))
          FROM events_raw.event TABLESAMPLE SYSTEM(%s%%)
          """
          .formatted(percent);
    }
  }

  private static boolean names(String text, String column) {
    return Pattern.compile("(?<!@)\\b" + column + "\\b").matcher(text).find();
  }
}
