package dev.steward.reliability.faults;

import dev.steward.reliability.records.Superuser;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/** The processes of Postgres that work for Steward. */
final class Backends {
  private Backends() {}

  /** One that has a transaction open, if there is one. */
  static OptionalLong busiest(Superuser superuser) throws SQLException, IOException {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT pid FROM pg_stat_activity
                WHERE usename = 'steward_app'
                ORDER BY xact_start IS NULL, state = 'idle', random()
                LIMIT 1
                """)) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
  }
}
