package dev.steward.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Transactions that go to Postgres as one message: begin, statements and commit. */
final class OneMessage {
  private static final String BEGIN = "BEGIN";
  private static final String BEGIN_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  private final DataSource pool;

  OneMessage(DataSource pool) {
    this.pool = pool;
  }

  void write(Statements statements) {
    send(statements, BEGIN, true);
  }

  void read(Statements queries) {
    send(queries, BEGIN_READ, false);
  }

  private void send(Statements statements, String begin, boolean writing) {
    try (Connection connection = pool.getConnection()) {
      try {
        statements.executeWhole(connection, begin);
      } catch (SQLException | RuntimeException e) {
        boolean lost = !rolledBack(connection);
        throw SqlErrors.unchecked(e, writing && lost);
      }
    } catch (SQLException e) {
      throw SqlErrors.unchecked(e, false);
    }
  }

  /** Not known when the connection is gone. */
  private static boolean rolledBack(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
      return true;
    } catch (SQLException gone) {
      return false;
    }
  }
}
