package dev.steward.warehouse.duckdb;

import dev.steward.core.TenantId;
import java.nio.file.Path;

/** A process that writes batches of 1000 and says so after each, until it is killed. */
final class Loader {
  private Loader() {}

  public static void main(String[] arguments) {
    DuckDbSettings settings = new DuckDbSettings(Path.of(arguments[0]), DuckDbSettings.MEMORY);
    try (DuckDbWarehouse warehouse = new DuckDbWarehouse(settings)) {
      for (int batch = 0; batch < 10_000; batch++) {
        warehouse.append(Batch.of(new TenantId("acme"), batch * 1_000, batch * 1_000 + 1_000));
        System.out.println(batch + 1);
      }
    }
  }
}
