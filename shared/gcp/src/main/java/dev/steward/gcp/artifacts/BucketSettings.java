package dev.steward.gcp.artifacts;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * {@code steward.artifacts}: the bucket, and for how many days what is put there can be deleted by
 * nobody; 0 for none. With a retention, the bucket must have been made with object retention
 * enabled. A retention policy of the whole bucket does not go with this: it would hold the pointers
 * fast as well.
 */
@ConfigurationProperties("steward.artifacts")
@Requires(property = "steward.artifacts.bucket")
record BucketSettings(
    String bucket,
    @Bindable(defaultValue = "0") String retentionDays,
    @Nullable String project,
    @Nullable String host) {
  // A number that cannot be read would silently become the default.
  BucketSettings {
    if (!retentionDays.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "steward.artifacts.retention-days is a number of days, not " + retentionDays);
    }
  }

  int days() {
    return Integer.parseInt(retentionDays);
  }
}
