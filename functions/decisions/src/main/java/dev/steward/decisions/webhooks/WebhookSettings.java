package dev.steward.decisions.webhooks;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code steward.webhooks}: whether vendors are called at all, how long one may take to answer, how
 * often a call is tried, and the pause after the first attempt, which doubles up to the longest.
 * All attempts together stay within the day in which Stripe knows an idempotency key again. With
 * the control plane's address and a token for it, what waits for people becomes an approval there.
 */
@ConfigurationProperties("steward.webhooks")
record WebhookSettings(
    @Bindable(defaultValue = "true") boolean act,
    @Bindable(defaultValue = "10s") Duration timeout,
    @Bindable(defaultValue = "12") int attempts,
    @Bindable(defaultValue = "5s") Duration pause,
    @Bindable(defaultValue = "15m") Duration longestPause,
    Optional<URI> controlPlane,
    Optional<String> token) {
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

  WebhookSettings {
    controlPlane = controlPlane.filter(uri -> !uri.toString().isBlank());
    token = token.filter(text -> !text.isBlank());
    if (attempts < 1
        || attempts > 20
        || pause.isNegative()
        || longestPause.compareTo(Duration.ofHours(1)) > 0
        || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("steward.webhooks: a value is out of range");
    }
  }

  boolean asks() {
    return controlPlane.isPresent() && token.isPresent();
  }

  Duration pauseAfter(int attempt) {
    Duration doubled = pause.multipliedBy(1L << Math.min(attempt - 1, 20));
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
