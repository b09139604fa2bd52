package dev.steward.embedded.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement on a connection of its own. */
final class Sql {
  private Sql() {}

  static void run(PostgresServer server, Credentials role, String sql) throws SQLException {
    try (Connection connection = connect(server, role);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String ask(PostgresServer server, Credentials role, String query) throws SQLException {
    try (Connection connection = connect(server, role);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static Connection connect(PostgresServer server, Credentials role) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), role.user(), role.password());
  }
}
