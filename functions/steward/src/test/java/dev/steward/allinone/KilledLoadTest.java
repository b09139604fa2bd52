package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that is killed while it runs, and goes on. */
class KilledLoadTest {
  @TempDir private Path files;

  @Test
  void aKilledLoadGoesOnWhereItWasWithNoRowLostOrDoubled(@TempDir Path another) throws Exception {
    int rows = 60_000;
    Path csv = files.resolve("orders.csv");
    try (BufferedWriter out = Files.newBufferedWriter(csv)) {
      out.write("id,customer,day,amount\n");
      for (int i = 0; i < rows; i++) {
        // Every thousandth is refused, so that the rejects are cut where the rows are.
        String day = i % 1_000 == 7 ? "soon" : "2026-01-05";
        out.write("o%d,c%d,%s,1\n".formatted(i, i % 500, day));
      }
    }
    Path map = map();
    try (RunningSteward running = RunningSteward.in(another)) {
      Process loader =
          RunningSteward.process(
                  List.of(
                      "load",
                      csv.toString(),
                      "--map",
                      map.toString(),
                      "--data-dir",
                      another.toString()))
              .redirectOutput(files.resolve("log").toFile())
              .start();
      awaitBookmark(another, loader);
      loader.destroyForcibly().waitFor();
      assertThat(loader.exitValue()).isEqualTo(137);

      Said said = running.commandLine().says("load", csv.toString(), "--map", map.toString());

      assertThat(said.err()).contains("Going on after row");
      assertThat(said.out()).contains("60,000 rows", "60 rows refused");
      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(Files.readAllLines(files.resolve("orders.csv.rejects.jsonl"))).hasSize(60);
      assertThat(another.resolve("loads")).isEmptyDirectory();
      assertThat(running.commandLine().says("down").exitCode()).isZero();
    }
    assertThat(counted(another)).containsExactly(rows - 60L, rows - 60L);
  }

  /** Waits until some, and by far not all, of the rows are acknowledged. */
  private static void awaitBookmark(Path data, Process loader) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (loader.isAlive() && Instant.now().isBefore(end)) {
      Path loads = data.resolve("loads");
      if (Files.isDirectory(loads)) {
        try (Stream<Path> states = Files.list(loads)) {
          if (states.anyMatch(each -> each.toString().endsWith(".json"))) {
            return;
          }
        }
      }
      Thread.onSpinWait();
    }
    throw new IllegalStateException("nothing was acknowledged while it ran");
  }

  /** All rows, and all different ids. */
  private static List<Long> counted(Path data) throws SQLException {
    String url = "jdbc:duckdb:" + data.resolve("warehouse/warehouse.duckdb");
    try (Connection duckdb = DriverManager.getConnection(url);
        Statement statement = duckdb.createStatement();
        ResultSet counts =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT id) FROM events_raw.event WHERE source = 'killed'")) {
      counts.next();
      return List.of(counts.getLong(1), counts.getLong(2));
    }
  }

  private Path map() throws IOException {
    return Files.writeString(
        files.resolve("killed.yaml"),
        """
        version: 1
        source: killed
        events:
          - type: order
            id: "{id}"
            subject: "{customer}"
            time: {column: day}
            data: {amount: number}
        """);
  }
}
