package dev.steward.gcp.warehouse;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.Nullable;

/**
 * {@code steward.warehouse}: the project that holds the datasets events_raw, events_curated and
 * insights and pays for the queries, and the location they lie in. The hosts are for a stand-in:
 * one for queries, one for writing.
 */
@ConfigurationProperties("steward.warehouse")
@Requires(property = "steward.warehouse.project")
record BigQuerySettings(
    String project, String location, @Nullable String host, @Nullable String writeHost) {
  BigQuerySettings {
    if ((host == null) != (writeHost == null)) {
      throw new IllegalArgumentException(
          "steward.warehouse.host and steward.warehouse.write-host go together");
    }
  }
}
