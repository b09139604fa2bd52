package dev.steward.analytics.asking;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * {@code steward.analytics}: how much one call may read, all its queries together, and how long one
 * query may take. The ceiling of the price of a tool should not be lower.
 */
@ConfigurationProperties("steward.analytics")
public record AskingSettings(
    @Bindable(defaultValue = "20480") long mebibytes,
    @Bindable(defaultValue = "PT50S") Duration timeout) {
  public AskingSettings {
    if (mebibytes < 1 || timeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a call may read at least 1 MiB, for at least a second");
    }
  }
}
