package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Cancellation;
import dev.steward.controlplane.kernel.Outcome;
import dev.steward.controlplane.kernel.Retries;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Retries as the policy says, as long as the executor's budget for them lasts. */
@Singleton
final class BudgetedRetries implements Retries {
  private final Circuits circuits;
  private final RetryPolicy policy;
  private final InstantSource clock;

  BudgetedRetries(Circuits circuits, ExecutorLimits limits, InstantSource clock) {
    this.circuits = circuits;
    this.policy = new RetryPolicy(limits.attempts(), limits.pause());
    this.clock = clock;
  }

  @Override
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
}
