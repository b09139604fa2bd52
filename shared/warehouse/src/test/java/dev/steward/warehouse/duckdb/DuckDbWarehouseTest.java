package dev.steward.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.ports.warehouse.WarehouseFault;
import dev.steward.testkit.contracts.WarehouseContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuckDbWarehouseTest implements WarehouseContract {
  private static final TenantId TENANT = new TenantId("acme");
  private Path folder;
  private DuckDbWarehouse warehouse;

  @BeforeAll
  void open(@TempDir Path here) {
    folder = here;
    warehouse = new DuckDbWarehouse(new DuckDbSettings(folder, DuckDbSettings.MEMORY));
  }

  @AfterAll
  void close() {
    warehouse.close();
  }

  @Override
  public Warehouse warehouse() {
    return warehouse;
  }

  @Test
  void whatWasWrittenIsKnownAfterOpeningAgain(@TempDir Path other) {
    DuckDbSettings settings = new DuckDbSettings(other, DuckDbSettings.MEMORY);
    try (DuckDbWarehouse first = new DuckDbWarehouse(settings)) {
      assertThat(first.append(Batch.of(TENANT, 0, 500))).isEqualTo(new Appended(500, 0));
    }
    try (DuckDbWarehouse again = new DuckDbWarehouse(settings)) {
      assertThat(again.append(Batch.of(TENANT, 400, 700))).isEqualTo(new Appended(200, 100));
    }
  }

  @Test
  void aFolderIsOpenOnceInAProcess() {
    assertThatThrownBy(() -> new DuckDbWarehouse(new DuckDbSettings(folder, DuckDbSettings.MEMORY)))
        .isInstanceOf(WarehouseFault.Unavailable.class);
  }

  @Test
  void aFileThatIsNoDatabaseIsUnavailableAndLeftAlone(@TempDir Path other) throws Exception {
    Path file = Files.writeString(other.resolve("warehouse.duckdb"), "not a database".repeat(999));
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(
              () -> new DuckDbWarehouse(new DuckDbSettings(other, DuckDbSettings.MEMORY)))
          .isInstanceOf(WarehouseFault.Unavailable.class)
          .hasMessageContaining("cannot be opened");
    }
    assertThat(file).content().startsWith("not a database");
  }

  @Test
  void ofManyWritersOfTheSameEventsEachEventIsStoredByOne() throws Exception {
    TenantId tenant = new TenantId("many");
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Appended>> written = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int first = i * 50;
        written.add(writers.submit(() -> warehouse.append(Batch.of(tenant, first, first + 100))));
      }
      long stored = 0;
      for (Future<Appended> each : written) {
        stored += each.get().stored();
      }
      assertThat(stored).isEqualTo(450);
    }
  }

  @Test
  void aQueryThatTakesTooLongIsStopped() {
    Query endless =
        Query.parse(
            "endless",
            """
            -- @tenant STRING
            -- > x INT64
            SELECT SUM(a * b) AS x
            FROM UNNEST(GENERATE_ARRAY(1, 3000000)) AS a
            CROSS JOIN UNNEST(GENERATE_ARRAY(1, 3000000)) AS b
            """);
    Limits oneSecond = new Limits(1_000, Duration.ofSeconds(1), 1);
    assertThatThrownBy(() -> warehouse.query(TENANT, endless, Arguments.NONE, oneSecond))
        .isInstanceOf(WarehouseFault.Unavailable.class)
        .hasMessageContaining("took too long");
  }

  @Test
  void aQueryCannotReadFilesOfTheMachine() {
    Query curious =
        Query.parse(
            "curious",
            "-- @tenant STRING\n-- > content STRING\nSELECT content FROM read_text('/etc/hostname')");
    assertThatThrownBy(
            () ->
                warehouse.query(
                    TENANT, curious, Arguments.NONE, new Limits(1, Duration.ofSeconds(9), 9)))
        .isInstanceOf(WarehouseFault.class);
  }
}
