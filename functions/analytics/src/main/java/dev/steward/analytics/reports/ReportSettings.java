package dev.steward.analytics.reports;

import dev.steward.ports.warehouse.Limits;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** {@code steward.reports}: what one question of a page may read, and how long it may take. */
@ConfigurationProperties("steward.reports")
record ReportSettings(
    @Bindable(defaultValue = "2147483648") long bytes,
    @Bindable(defaultValue = "PT20S") Duration timeout) {
  /** More rows than these are not drawn. */
  static final int ROWS = 50_000;

  Limits limits() {
    return new Limits(bytes, timeout, ROWS);
  }
}
