package dev.steward.reliability.records;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every period of every budget of the torture. */
final class PeriodTable {
  private PeriodTable() {}

  static List<Period> read(Superuser superuser) throws SQLException, IOException {
    List<Period> periods = new ArrayList<>();
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT p.tenant_id, b.scope || ' ' || coalesce(b.task_id, ''), p.posted, p.pending,
                  b.limit_micros
                FROM control.budget_period p
                JOIN control.budget b ON b.tenant_id = p.tenant_id AND b.id = p.budget_id
                WHERE p.tenant_id <> 'demo'
                """)) {
      while (row.next()) {
        periods.add(
            new Period(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5)));
      }
    }
    return periods;
  }
}
