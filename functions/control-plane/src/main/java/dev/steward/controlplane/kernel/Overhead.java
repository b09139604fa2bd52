package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What Steward adds to a call, by how it ended ({@code steward.overhead}: admission, attempts and
 * completion without the executor's time), and how long calls take that somebody waits for ({@code
 * steward.call}). The executor's share is in {@code steward.dispatch}.
 */
@Singleton
final class Overhead {
  private final MeterRegistry metrics;

  Overhead(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void record(Run run, long nanos) {
    timed("steward.overhead", run, nanos);
  }

  void whole(Run run, long nanos) {
    timed("steward.call", run, nanos);
  }

  private void timed(String name, Run run, long nanos) {
    Timer.builder(name)
        .tag("state", run.state().wire())
        .publishPercentiles(0.5, 0.99)
        .register(metrics)
        .record(Duration.ofNanos(nanos));
  }
}
