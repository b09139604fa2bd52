package dev.steward.warehouse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Query;
import dev.steward.warehouse.duckdb.DuckDbSettings;
import dev.steward.warehouse.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  private static final Query COLUMNS =
      Query.parse(
          "columns",
          """
          -- @tenant STRING
          -- > place STRING
          -- > type STRING
          SELECT
            table_schema || '.' || table_name || '.' || column_name AS place,
            CASE data_type
              WHEN 'VARCHAR' THEN 'STRING'
              WHEN 'BIGINT' THEN 'INT64'
              WHEN 'DOUBLE' THEN 'FLOAT64'
              ELSE data_type
            END AS type
          FROM information_schema.columns
          WHERE table_schema IN ('events_raw', 'events_curated', 'insights')
            AND column_name != 'fingerprint'
          """);

  @Test
  void theHeaderOfAViewForDashboardsNamesItsColumns() throws IOException {
    ReferenceEngine reference = new ReferenceEngine();
    for (String view : Contracts.names("views")) {
      String header = "-- @tenant STRING\n" + Contracts.text("views", view);
      if (header.contains("\n-- > ")) {
        assertThat(Query.parse(view, header).columns())
            .as(view)
            .extracting(it -> it.name() + " " + it.type())
            .containsExactlyElementsOf(
                reference.columns("events_curated." + view).entrySet().stream()
                    .map(it -> it.getKey() + " " + it.getValue())
                    .toList());
      }
    }
  }

  @Test
  void thePreludeHasTheColumnsOfTheTablesAndViews(@TempDir Path folder) throws IOException {
    ReferenceEngine reference = new ReferenceEngine();
    Map<String, String> expected =
        reference.names().stream()
            .flatMap(
                table ->
                    reference.columns(table).entrySet().stream()
                        .map(it -> Map.entry(table + "." + it.getKey(), it.getValue().toString())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    try (DuckDbWarehouse duckDb =
        new DuckDbWarehouse(new DuckDbSettings(folder, DuckDbSettings.MEMORY))) {
      Limits limits = new Limits(1, Duration.ofSeconds(30), 1_000);
      assertThat(
              duckDb.query(new TenantId("acme"), COLUMNS, Arguments.NONE, limits).rows().stream()
                  .collect(Collectors.toMap(it -> it.text("place"), it -> it.text("type"))))
          .isEqualTo(expected);
    }
  }
}
