package dev.steward.embedded.events;

import dev.steward.ports.events.Retries;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code steward.events}: the folder, how long a file of the log grows, how long one stays once
 * every subscription is past it, and how events that fail are tried again.
 */
@ConfigurationProperties("steward.events")
@Requires(property = "steward.events.folder")
record LogSettings(
    Path folder,
    @Bindable(defaultValue = "67108864") long segmentBytes,
    @Bindable(defaultValue = "P7D") Duration kept,
    @Bindable(defaultValue = "5") int attempts,
    @Bindable(defaultValue = "PT0.2S") Duration firstRetry,
    @Bindable(defaultValue = "PT30S") Duration longestRetry) {
  LogSettings {
    folder = folder.toAbsolutePath().normalize();
    if (segmentBytes < 1 || kept.isNegative()) {
      throw new IllegalArgumentException("steward.events: segment-bytes or kept is out of range");
    }
  }

  /** The defaults. */
  static LogSettings in(Path folder) {
    return new LogSettings(
        folder,
        64 << 20,
        Duration.ofDays(7),
        Retries.DEFAULT.attempts(),
        Retries.DEFAULT.first(),
        Retries.DEFAULT.longest());
  }

  Retries retries() {
    return new Retries(attempts, firstRetry, longestRetry);
  }
}
