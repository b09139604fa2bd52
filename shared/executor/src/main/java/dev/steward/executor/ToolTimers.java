package dev.steward.executor;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** How long each tool's work takes, and how it ends: returned, or the slug of a problem. */
@Singleton
final class ToolTimers {
  private final MeterRegistry metrics;

  ToolTimers(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  <T> T timed(String tool, Supplier<T> work) {
    Timer.Sample sample = Timer.start(metrics);
    String outcome = ProblemType.INTERNAL.slug();
    try {
      T result = work.get();
      outcome = "returned";
      return result;
    } catch (Fault refusal) {
      outcome = refusal.type().slug();
      throw refusal;
    } finally {
      sample.stop(
          Timer.builder("steward.tool")
              .description("Time a tool's work takes in its executor")
              .tag("tool", tool)
              .tag("outcome", outcome)
              .register(metrics));
    }
  }
}
