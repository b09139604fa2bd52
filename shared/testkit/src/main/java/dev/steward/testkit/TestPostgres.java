package dev.steward.testkit;

import dev.steward.embedded.postgres.PostgresServer;
import dev.steward.embedded.postgres.PostgresSettings;
import dev.steward.embedded.postgres.PostgresUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One throwaway Postgres for all tests of this JVM, started when first asked for. Each test that
 * wants to be alone takes a database of its own.
 */
public final class TestPostgres {
  private static final String PREFIX = "steward-test-postgres-";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestPostgres() {}

  public static PostgresServer server() {
    return Started.SERVER;
  }

  /** A new, empty database, prepared as {@code steward} is: the owner role owns it. */
  public static TestDatabase freshDatabase() {
    String name = "test_" + COUNT.incrementAndGet();
    PostgresServer server = server();
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"),
                server.superuser().user(),
                server.superuser().password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " OWNER " + server.owner().user());
      statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + server.app().user());
    } catch (SQLException e) {
      throw new IllegalStateException("no fresh database", e);
    }
    return new TestDatabase(server.jdbcUrl(name), server.owner(), server.app(), server.superuser());
  }

  private static final class Started {
    static final PostgresServer SERVER = start();

    private static PostgresServer start() {
      try {
        sweep();
        Path folder = Files.createTempDirectory(PREFIX);
        PostgresServer server =
            PostgresServer.start(
                PostgresSettings.throwaway(folder).with(Map.of("max_connections", "200")));
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      server.close();
                      delete(folder);
                    }));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Test runs that were killed leave their servers behind. */
    private static void sweep() throws IOException {
      long old = System.currentTimeMillis() - 600_000;
      try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
        for (Path folder :
            folders.filter(f -> f.getFileName().toString().startsWith(PREFIX)).toList()) {
          Path lock = folder.resolve("lock");
          if (Files.isWritable(lock) && Files.getLastModifiedTime(lock).toMillis() < old) {
            try {
              PostgresServer.stopLeftRunning(folder);
              delete(folder);
            } catch (PostgresUnavailable inUse) {
              // A long test run of somebody else.
            }
          }
        }
      }
    }

    private static void delete(Path tree) {
      try (Stream<Path> entries = Files.walk(tree)) {
        List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
        for (Path entry : deepestFirst) {
          Files.deleteIfExists(entry);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
