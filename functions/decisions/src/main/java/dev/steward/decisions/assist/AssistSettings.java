package dev.steward.decisions.assist;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long a model is waited for, and how many tokens it may answer with. It is never waited for
 * until the call's own deadline.
 */
@ConfigurationProperties("steward.assist")
record AssistSettings(
    @Bindable(defaultValue = "4s") Duration timeout, @Bindable(defaultValue = "2000") int tokens) {
  AssistSettings {
    if (!timeout.isPositive() || tokens < 1) {
      throw new IllegalArgumentException("steward.assist leaves no room for an answer");
    }
  }
}
