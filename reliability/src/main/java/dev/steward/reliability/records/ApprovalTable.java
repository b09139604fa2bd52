package dev.steward.reliability.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every approval that was asked for. */
final class ApprovalTable {
  private ApprovalTable() {}

  static List<Agreed> read(Superuser superuser) throws SQLException, IOException {
    List<Agreed> approvals = new ArrayList<>();
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT run_id, requester, coalesce(decided_by, ''), call, state
                FROM control.approval
                """)) {
      while (row.next()) {
        JsonNode call = Json.MAPPER.readTree(row.getString(4));
        approvals.add(
            new Agreed(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                new String(CanonicalJson.bytes(call.path("arguments")), StandardCharsets.UTF_8),
                row.getString(5)));
      }
    }
    return approvals;
  }
}
