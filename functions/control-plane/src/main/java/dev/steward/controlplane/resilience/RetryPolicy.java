package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Outcome;
import dev.steward.core.ProblemType;
import dev.steward.registry.IdempotencyLevel;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a call is tried once more, and after how long. Only where surely nothing was sent, or
 * where the executor promises one effect for one key however often it comes.
 */
record RetryPolicy(int attempts, Duration pause) {
  private static final double JITTER = 0.5;

  /**
   * Empty to stop. {@code attempt} is how many were made, {@code left} the time until the deadline,
   * {@code luck} from 0 to 1 spreads those who failed together.
   */
  Optional<Duration> next(
      Outcome outcome, IdempotencyLevel level, int attempt, Duration left, double luck) {
    if (attempt >= attempts || !worthwhile(outcome, level)) {
      return Optional.empty();
    }
    double factor = (1L << Math.min(attempt - 1, 10)) * (1 - JITTER + 2 * JITTER * luck);
    Duration wait = Duration.ofNanos((long) (pause.toNanos() * factor));
    // As long again for the attempt itself, or it was for nothing.
    return Optional.of(wait).filter(time -> time.multipliedBy(2).compareTo(left) < 0);
  }

  private static boolean worthwhile(Outcome outcome, IdempotencyLevel level) {
    return switch (outcome) {
      case Outcome.Returned _ -> false;
      case Outcome.Unknown _ -> level != IdempotencyLevel.NONE;
      case Outcome.Failed failed ->
          failed.executorProblem().isEmpty()
              && (failed.type() == ProblemType.EXECUTOR_FAILED
                  || failed.type() == ProblemType.UNAVAILABLE);
    };
  }
}
