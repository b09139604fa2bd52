package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with more events than a server remembers, loaded again. */
class ReloadTest {
  private static final int ROWS = 100_500;

  @TempDir private Path folder;

  @Test
  void whatIsNotRememberedIsTakenAndSaidToBeSoAndCountsOnce() throws Exception {
    Path csv = folder.resolve("orders.csv");
    try (BufferedWriter out = Files.newBufferedWriter(csv)) {
      out.write("id,customer\n");
      for (int i = 0; i < ROWS; i++) {
        out.write("o%d,c%d\n".formatted(i, i % 500));
      }
    }
    Path map =
        Files.writeString(
            folder.resolve("orders.yaml"),
            """
            version: 1
            source: reloaded
            events:
              - type: order
                id: "{id}"
                subject: "{customer}"
                time: {at: "2026-01-05T00:00:00Z"}
            """);
    Path data = folder.resolve("data");
    try (RunningSteward steward = RunningSteward.in(data)) {
      CommandLineOf cli = steward.commandLine();
      cli.says("load", csv.toString(), "--map", map.toString());

      Said again = cli.says("load", csv.toString(), "--map", map.toString());

      assertThat(again.out())
          .contains("100,500 rows: 100,500 events taken, 0 known again")
          .contains("Only the last 100,000 events are known again at once");
      assertThat(cli.says("down").exitCode()).isZero();
    }
    String url = "jdbc:duckdb:" + data.resolve("warehouse/warehouse.duckdb");
    try (Connection duckdb = DriverManager.getConnection(url);
        Statement statement = duckdb.createStatement();
        ResultSet count =
            statement.executeQuery(
                "SELECT count(*) FROM events_raw.event WHERE source = 'reloaded'")) {
      count.next();
      assertThat(count.getLong(1)).isEqualTo(ROWS);
    }
  }
}
