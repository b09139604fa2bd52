package dev.steward.gcp.events;

import dev.steward.ports.events.Retries;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code steward.pubsub}: the topic, its project (else the one the process runs in), and how events
 * that fail are tried again.
 */
@ConfigurationProperties("steward.pubsub")
@Requires(property = "steward.pubsub.topic")
record PubSubSettings(
    String topic,
    @Nullable String project,
    @Nullable String emulatorHost,
    @Bindable(defaultValue = "5") int attempts,
    @Bindable(defaultValue = "PT0.2S") Duration firstRetry,
    @Bindable(defaultValue = "PT30S") Duration longestRetry) {
  Retries retries() {
    return new Retries(attempts, firstRetry, longestRetry);
  }
}
