package dev.steward.benchmarks;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Steward's own timers, with percentiles, over the last half minute: the warm-up is forgotten. */
@Factory
final class RecentTimes {
  static final Duration WINDOW = Duration.ofSeconds(30);

  @Singleton
  MeterFilter recent() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().startsWith("steward.")
            ? DistributionStatisticConfig.builder()
                .percentiles(0.5, 0.99)
                .percentilePrecision(3)
                .expiry(WINDOW)
                .bufferLength(3)
                .build()
                .merge(config)
            : config;
      }
    };
  }
}
