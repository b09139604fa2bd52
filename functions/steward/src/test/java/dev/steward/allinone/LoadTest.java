package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
  private static final String ORDERS =
      """
      version: 1
      source: SOURCE
      events:
        - type: order
          id: "{id}"
          subject: "{customer}"
          time: {column: day}
          data: {amount: number}
      """;

  @TempDir static Path folder;
  @TempDir Path files;

  private static RunningSteward steward;
  private static CommandLineOf cli;

  @BeforeAll
  static void up() {
    steward = RunningSteward.in(folder);
    cli = steward.commandLine();
  }

  @AfterAll
  static void down() {
    steward.close();
  }

  @Test
  void everyRowIsAnEventAndIsCountedInTheWarehouse() throws IOException {
    Path csv = csv("o1,anna,2026-01-05,12.5", "o2,anna,2026-02-07,3", "o3,ben,2026-01-09,8");

    Said said = load(csv, map(ORDERS.replace("type: order", "type: purchase"), "whole"));

    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("3 rows: 3 events taken, 0 known again, 0 rows refused");
    assertThat(retention("purchase").at("/cohorts/0/size").asInt()).isEqualTo(2);
    assertThat(retention("purchase").at("/cohorts/0/periods/1/classic").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsLoadedTwiceCountsOnce() throws IOException {
    Path csv = csv("o1,anna,2026-01-05,12.5", "o2,anna,2026-02-07,3");
    load(csv, map("twice"));

    Said again = load(csv, map("twice"));

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("0 events taken, 2 known again");
  }

  @Test
  void refusedRowsAreKeptWithLineAndReason() throws IOException {
    Path csv =
        csv(
            "o1,anna,2026-01-05,12.5",
            "o2,,2026-01-05,1",
            "o3,ben,2026-02-30,1",
            "o4,ben,2026-01-05,cheap",
            "o5,ben,2026-01-05",
            "\"o6\",\"b\u0007en\",2026-01-05,1",
            "o7,ben,2099-01-05,1");

    Said said = load(csv, map("bad"));

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).contains("1 events taken", "6 rows refused", "orders.csv.rejects.jsonl");
    assertThat(rejects(csv))
        .extracting(each -> each.path("line").asInt() + " " + each.path("reason").asText())
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("3 column customer is empty"),
            it -> assertThat(it).startsWith("4 column day is no time"),
            it -> assertThat(it).isEqualTo("5 column amount is no number: cheap"),
            it -> assertThat(it).isEqualTo("6 has 3 cells, and the first line 4"),
            it -> assertThat(it).startsWith("7 /user must not hold control characters"),
            it -> assertThat(it).startsWith("8 /at is more than 366 days ahead"));
    assertThat(rejects(csv).getFirst().at("/row/id").asText()).isEqualTo("o2");
  }

  @Test
  void whenEveryRowIsRefusedEachHasItsOwnReason() throws IOException {
    Path csv =
        csv(
            Stream.iterate(1, i -> i + 1)
                .limit(250)
                .map(i -> "o%d,ben,2099-01-05,1".formatted(i))
                .toArray(String[]::new));

    Said said = load(csv, map("none"));

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(rejects(csv))
        .hasSize(250)
        .allMatch(each -> each.path("reason").asText().startsWith("/at is more than"));
  }

  @Test
  void jsonLinesAreReadStrictly() throws IOException {
    Path lines =
        Files.writeString(
            files.resolve("clicks.jsonl"),
            """
            {"who": {"id": "u1"}, "at": 1767600000, "page": "/", "n": 3}

            {"who": {"id": "u2"}, "at": 1767600001, "at": 1}
            ["u3"]
            """);
    Path map =
        map(
            """
            version: 1
            source: lines
            events:
              - type: click
                subject: "{/who/id}"
                time: {column: at, format: epoch-seconds}
                data: all
            """,
            "lines");

    Said said = load(lines, map);

    assertThat(said.out()).contains("3 rows: 1 events taken", "2 rows refused");
    assertThat(rejects(lines)).extracting(each -> each.path("line").asInt()).containsExactly(3, 4);
  }

  @Test
  void parquetIsReadByDuckDb() throws Exception {
    Path parquet = files.resolve("orders.parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute(
          """
          COPY (SELECT 'o' || i AS id, i %% 10 AS customer, TIMESTAMP '2026-01-05 10:00:00' AS day,
                       i / 4 AS amount
                FROM range(2500) AS r(i))
          TO '%s' (FORMAT parquet)
          """
              .formatted(parquet));
    }

    Said said = load(parquet, map("parquet"));

    assertThat(said.err()).isEmpty();
    assertThat(said.out()).contains("2,500 rows: 2,500 events taken", "0 rows refused");
  }

  @Test
  void aFileThatIsNotParquetIsToldSo() throws IOException {
    Path wrong = Files.writeString(files.resolve("orders.parquet"), "id,customer\n");

    Said said = load(wrong, map("wrong"));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("cannot be read as Parquet");
  }

  @Test
  void mistakesInAMappingAreToldByLineAndColumn() throws IOException {
    Path map =
        map(
            """
            version: 1
            source: x
            events:
              - type: "order {id"
                subject: "{customer}"
                time: {relative: yesterday}
              - type: order
                subject: "{customer}"
                time: {at: "2026-01-01T00:00:00Z"}
                data: {amount: money}
            """,
            "mistaken");

    Said said = load(csv("o1,anna,2026-01-05,1"), map);

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("mistaken.yaml:10:20", "/events/1/data");
  }

  @Test
  void aMappingForAnotherFileNamesTheColumnsItHas() throws IOException {
    Path csv = Files.writeString(files.resolve("other.csv"), "id;customer\n1;2\n");

    Said said = load(csv, map("other"));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("the file has no column day; it has id;customer");
  }

  @Test
  void aMissingFileAnUnknownEndingAndBrokenQuotesAreTold() throws IOException {
    Path text = Files.writeString(files.resolve("orders.txt"), "x");
    Path quotes = csv("\"o1\"x,anna,2026-01-05,1");

    assertThat(load(files.resolve("none.csv"), map("x")).err()).contains("no readable file");
    assertThat(load(text, map("x")).err()).contains("must end in .csv, .jsonl or .parquet");
    assertThat(load(quotes, map("x")).err()).contains("from line 2 on it is not CSV");
    assertThat(load(quotes, map("x")).exitCode()).isEqualTo(2);
  }

  @Test
  void rejectsThatCannotBeWrittenStopTheLoad() throws IOException {
    Path csv = csv("o1,,2026-01-05,1");
    String nowhere = files.resolve("no/such/folder.jsonl").toString();

    Said said =
        cli.says("load", csv.toString(), "--map", map("x").toString(), "--rejects", nowhere);

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("cannot be written to " + nowhere, "--rejects");
  }

  @Test
  void theFileThatIsLoadedIsNeverTakenForItsRejects() throws IOException {
    Path csv = csv("o1,,2026-01-05,1");

    Said said =
        cli.says("load", csv.toString(), "--map", map("x").toString(), "--rejects", csv.toString());

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(csv).exists();
  }

  private static Said load(Path file, Path map) {
    return cli.says("load", file.toString(), "--map", map.toString());
  }

  private Path csv(String... rows) throws IOException {
    return Files.writeString(
        files.resolve("orders.csv"), "id,customer,day,amount\n" + String.join("\n", rows) + "\n");
  }

  private Path map(String source) throws IOException {
    return map(ORDERS.replace("SOURCE", source), source);
  }

  private Path map(String text, String name) throws IOException {
    return Files.writeString(files.resolve(name + ".yaml"), text);
  }

  private static List<JsonNode> rejects(Path file) throws IOException {
    List<JsonNode> rejects = new ArrayList<>();
    for (String line :
        Files.readAllLines(file.resolveSibling(file.getFileName() + ".rejects.jsonl"))) {
      rejects.add(Json.MAPPER.readTree(line));
    }
    return rejects;
  }

  private static JsonNode retention(String type) {
    return cli.says(
            "invoke",
            "analytics.cohort_retention",
            "--json",
            "-d",
            "{\"start_event\":\"%s\",\"return_event\":\"%s\",\"grain\":\"month\",\"periods\":3,\"from\":\"2026-01-01\",\"to\":\"2026-03-31\"}"
                .formatted(type, type))
        .json()
        .path("output");
  }
}
