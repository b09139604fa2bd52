package dev.steward.gcp.events;

import dev.steward.ports.events.Retries;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * {@code steward.pubsub}: the topic, how events that fail are tried again, and how often Pub/Sub
 * hands a message to processes that never answer. Project, credentials and emulator are those of
 * {@code gcp.project-id}, {@code gcp.credentials} and {@code pubsub.emulator.host}.
 */
@ConfigurationProperties("steward.pubsub")
@Requires(property = "steward.pubsub.topic")
record PubSubSettings(
    String topic,
    @Bindable(defaultValue = "5") int attempts,
    @Bindable(defaultValue = "PT0.2S") Duration firstRetry,
    @Bindable(defaultValue = "PT30S") Duration longestRetry,
    @Bindable(defaultValue = "20") int deliveries) {
  PubSubSettings {
    if (deliveries < 5 || deliveries > 100) {
      throw new IllegalArgumentException("Pub/Sub takes 5 to 100 deliveries, not " + deliveries);
    }
  }

  Retries retries() {
    return new Retries(attempts, firstRetry, longestRetry);
  }
}
