package dev.steward.decisions.memory;

import dev.steward.decisions.GovernanceSchema;
import dev.steward.testkit.TestDatabase;
import dev.steward.testkit.TestPostgres;
import dev.steward.testkit.emulators.PgvectorPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Databases with the governance schema. */
final class GovernanceDatabase {
  private GovernanceDatabase() {}

  static TestDatabase fresh() {
    TestDatabase database = TestPostgres.freshDatabase();
    GovernanceSchema.migrate(
        database.jdbcUrl(), database.owner().user(), database.owner().password());
    return database;
  }

  static DirectTransactions embedded() {
    try {
      return new DirectTransactions(fresh().asApp());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Everybody who logs in there is a superuser, so the migrations run as one; and on one
   * connection, for there a transaction keeps all other connections waiting.
   */
  static DirectTransactions withPgvector() {
    String url = PgvectorPostgres.jdbcUrl();
    try {
      Connection connection = DriverManager.getConnection(url, PgvectorPostgres.user(), "");
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE ROLE steward_app NOSUPERUSER NOBYPASSRLS");
        for (Path migration : migrations()) {
          statement.execute(Files.readString(migration));
        }
      }
      return new DirectTransactions(connection);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/governance"))) {
      return files.sorted(Comparator.comparingInt(GovernanceDatabase::version)).toList();
    }
  }

  /** V10 comes after V9. */
  private static int version(Path migration) {
    String name = migration.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }
}
