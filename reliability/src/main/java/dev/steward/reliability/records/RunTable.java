package dev.steward.reliability.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every run with what the journal says of it. */
public final class RunTable {
  private RunTable() {}

  public static List<RunRow> read(Superuser superuser) throws SQLException, IOException {
    List<RunRow> runs = new ArrayList<>();
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(1_000);
      try (ResultSet row =
          statement.executeQuery(
              """
              SELECT r.tenant_id, r.id, r.tool, r.state, r.principal, r.input, r.output, r.problem, r.cost,
                coalesce(e.dispatchings, 0) AS dispatchings, coalesce(e.last_event, '') AS last_event
              FROM control.run r
              LEFT JOIN (
                SELECT tenant_id, run_id,
                  count(*) FILTER (WHERE type = 'run.dispatching') AS dispatchings,
                  (array_agg(type ORDER BY seq DESC))[1] AS last_event
                FROM control.journal_entry
                WHERE stream = 'runs'
                  AND type IN ('run.admitted', 'run.held', 'run.refused', 'run.dispatching',
                    'run.succeeded', 'run.failed', 'run.unknown', 'run.cancelled')
                GROUP BY tenant_id, run_id) e
                ON e.tenant_id = r.tenant_id AND e.run_id = r.id
              WHERE r.tool LIKE 'torture.%'
              """)) {
        while (row.next()) {
          runs.add(read(row));
        }
      }
    }
    return runs;
  }

  private static RunRow read(ResultSet row) throws SQLException, IOException {
    JsonNode problem = json(row.getString("problem"));
    String type = problem.path("type").asText("");
    String input = row.getString("input");
    return new RunRow(
        row.getString("tenant_id"),
        row.getString("id"),
        row.getString("tool"),
        row.getString("state"),
        row.getString("principal"),
        json(input).path("call").asText(""),
        input,
        type.substring(type.lastIndexOf('/') + 1),
        problem.path("violations").size(),
        json(row.getString("output")).path("effect").asLong(0),
        row.getLong("cost"),
        row.getLong("dispatchings"),
        row.getString("last_event"));
  }

  private static JsonNode json(@org.jspecify.annotations.Nullable String text) throws IOException {
    return Json.MAPPER.readTree(text == null ? "{}" : text);
  }
}
