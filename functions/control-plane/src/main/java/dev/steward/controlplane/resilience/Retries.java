package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Cancellation;
import dev.steward.controlplane.kernel.Outcome;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The one layer that retries: all others send once. */
@Singleton
public final class Retries {
  private final Circuits circuits;
  private final RetryPolicy policy;
  private final InstantSource clock;

  Retries(Circuits circuits, ExecutorLimits limits, InstantSource clock) {
    this.circuits = circuits;
    this.policy = new RetryPolicy(limits.attempts(), limits.pause());
    this.clock = clock;
  }

  /** How long to wait before the next attempt; empty when this outcome stands. */
  public Optional<Duration> next(
      Tool tool, int attempt, Outcome outcome, Instant deadline, Cancellation cancellation) {
    Circuit circuit = circuits.of(tool);
    if (cancellation.requested() || circuit.refusal().isPresent()) {
      return Optional.empty();
    }
    return policy
        .next(
            outcome,
            tool.idempotency(),
            attempt,
            Duration.between(clock.instant(), deadline),
            ThreadLocalRandom.current().nextDouble())
        .filter(_ -> circuit.retries().spend());
  }

  /** The outcome of a call of several attempts. */
  public static Outcome together(Outcome before, Outcome after) {
    return RetryPolicy.together(before, after);
  }
}
