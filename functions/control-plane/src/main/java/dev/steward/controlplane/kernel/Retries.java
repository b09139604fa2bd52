package dev.steward.controlplane.kernel;

import dev.steward.registry.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The one layer that retries: all others send once. */
@FunctionalInterface
public interface Retries {
  /** How long to wait before the next attempt; empty when this outcome stands. */
  Optional<Duration> next(
      Tool tool, int attempt, Outcome outcome, Instant deadline, Cancellation cancellation);
}
