package dev.steward.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Queries;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWhileWritingTest {
  private static final TenantId TENANT = new TenantId("acme");

  @Test
  void everyAcknowledgedBatchIsThereAndNoneIsThereInPart(@TempDir Path folder) throws Exception {
    Process loader =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Loader.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long acknowledged = 0;
    try (BufferedReader said = loader.inputReader()) {
      while (acknowledged < 40) {
        acknowledged = Long.parseLong(said.readLine());
      }
      loader
          .toHandle()
          .destroyForcibly(); // unlike the process itself, leaves what it said to be read
      for (String more = said.readLine(); more != null; more = said.readLine()) {
        acknowledged = Long.parseLong(more);
      }
    }
    loader.waitFor();
    try (DuckDbWarehouse warehouse =
        new DuckDbWarehouse(new DuckDbSettings(folder, DuckDbSettings.MEMORY))) {
      long stored = events(warehouse);
      assertThat(stored).isGreaterThanOrEqualTo(acknowledged * 1_000);
      assertThat(stored % 1_000).isZero();
      assertThat(warehouse.append(Batch.of(TENANT, 0, (int) stored + 500)))
          .isEqualTo(new Appended(500, stored));
      assertThat(events(warehouse)).isEqualTo(stored + 500);
    }
  }

  private static long events(DuckDbWarehouse warehouse) {
    Arguments always =
        Arguments.NONE
            .with("from_time", Instant.EPOCH)
            .with("to_time", Instant.parse("2100-01-01T00:00:00Z"));
    Limits limits = new Limits(Long.MAX_VALUE, Duration.ofSeconds(30), 10);
    List<AnswerRow> rows = warehouse.query(TENANT, Queries.EVENT_TYPES, always, limits).rows();
    return rows.stream().mapToLong(row -> row.whole("events")).sum();
  }
}
