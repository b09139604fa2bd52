package dev.steward.warehouse.duckdb;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;

/**
 * {@code steward.warehouse}: the folder, made when it is missing, and the memory that DuckDB may
 * use; beyond that it writes to the folder, and what does not fit even so is refused.
 */
@ConfigurationProperties("steward.warehouse")
@Requires(property = "steward.warehouse.folder")
public record DuckDbSettings(
    Path folder, @Bindable(defaultValue = DuckDbSettings.MEMORY) String memory) {
  /** Leaves a process of 2 GiB room for everything else. */
  public static final String MEMORY = "1500MB";

  public DuckDbSettings {
    folder = folder.toAbsolutePath().normalize();
    if (!memory.matches("[1-9][0-9]{0,5}(MB|GB)")) {
      throw new IllegalArgumentException("not an amount of memory, such as 1500MB: " + memory);
    }
  }
}
