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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a query reads, counted as BigQuery counts: of the tenant's rows in the asked
 * range, the columns the text names, a string as 2 bytes and its length; what a view names, its
 * reader does. Lengths are those of a sample.
 */
final class Estimate {
  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");

  private Widths widths = Widths.NONE;

  /** Of the rows that the question is about. */
  long bytes(Connection connection, TenantId tenant, Query query, Arguments arguments)
      throws SQLException {
    return Math.round(rows(connection, tenant, arguments) * width(connection, query));
  }

  /** Of all rows there are: never less, and known without looking at them. */
  long atMost(Connection connection, Query query) throws SQLException {
    return Math.round(rows(connection) * width(connection, query));
  }

  private synchronized double width(Connection connection, Query query) throws SQLException {
    long rows = rows(connection);
    if (!widths.stillTellsOf(rows)) {
      widths = Widths.measured(connection, rows);
    }
    return widths.of(COMMENT.matcher(Views.unfolded(query.text())).replaceAll(""));
  }

  private static long rows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM events_raw.event")) {
      count.next();
      return count.getLong(1);
    }
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
}
