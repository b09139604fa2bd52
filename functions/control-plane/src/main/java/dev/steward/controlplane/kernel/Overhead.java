package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How long governed calls take as a whole, by how they ended; the executor's share is in {@code
 * steward.dispatch}.
 */
@Singleton
final class Overhead {
  private final MeterRegistry metrics;

  Overhead(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void record(Run run, long nanos) {
    Timer.builder("steward.call")
        .tag("state", run.state().wire())
        .publishPercentiles(0.5, 0.99)
        .register(metrics)
        .record(Duration.ofNanos(nanos));
  }
}
