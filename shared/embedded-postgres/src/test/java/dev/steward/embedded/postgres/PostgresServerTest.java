package dev.steward.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  @TempDir Path temp;

  @Test
  void startsAndStartsAgainWithItsData() throws SQLException {
    PostgresSettings settings = PostgresSettings.kept(temp.resolve("postgres"));
    for (int i = 0; i < 3; i++) {
      long t = System.nanoTime();
      try (PostgresServer server = PostgresServer.start(settings)) {
        System.out.println("start " + (System.nanoTime() - t) / 1_000_000 + " ms");
        t = System.nanoTime();
        try (Connection c =
            DriverManager.getConnection(
                server.jdbcUrl(), server.owner().user(), server.owner().password())) {
          assertThat(c.isValid(1)).isTrue();
        }
        System.out.println("connect " + (System.nanoTime() - t) / 1_000_000 + " ms");
        t = System.nanoTime();
      }
      System.out.println("stop " + (System.nanoTime() - t) / 1_000_000 + " ms");
    }
  }
}
