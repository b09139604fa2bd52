package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Verdict;
import dev.steward.core.ProblemType;
import dev.steward.json.Json;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One executor: whether it may be called now, and what came of the calls. */
public final class Circuit {
  private final String executor;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final RetryBudget retries;
  private final Duration openFor;

  Circuit(
      String executor,
      CircuitBreaker breaker,
      Bulkhead bulkhead,
      RetryBudget retries,
      Duration openFor) {
    this.executor = executor;
    this.breaker = breaker;
    this.bulkhead = bulkhead;
    this.retries = retries;
    this.openFor = openFor;
  }

  RetryBudget retries() {
    return retries;
  }

  /** Why a call would be refused now; takes nothing. */
  Optional<Verdict.Refuse> refusal() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> Optional.of(open());
      case CLOSED, DISABLED, HALF_OPEN, METRICS_ONLY ->
          bulkhead.getMetrics().getAvailableConcurrentCalls() > 0
              ? Optional.empty()
              : Optional.of(full());
    };
  }

  /** Takes a place; whoever gets no refusal ends the call by one of the three ways below. */
  public Optional<Verdict.Refuse> enter() {
    if (!bulkhead.tryAcquirePermission()) {
      return Optional.of(full());
    }
    if (!breaker.tryAcquirePermission()) {
      bulkhead.releasePermission();
      return Optional.of(open());
    }
    retries.earn();
    return Optional.empty();
  }

  /** The executor did its part, if only by a refusal. */
  public void answered() {
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    bulkhead.onComplete();
  }

  /** It did not. */
  public void failed() {
    breaker.onError(0, TimeUnit.NANOSECONDS, new ExecutorFailed());
    bulkhead.onComplete();
  }

  /** The call says nothing about the executor. */
  public void left() {
    breaker.releasePermission();
    bulkhead.onComplete();
  }

  private Verdict.Refuse open() {
    return new Verdict.Refuse(
        ProblemType.EXECUTOR_CIRCUIT_OPEN,
        "most of the latest calls to " + executor + " failed; nothing was sent",
        List.of(),
        Json.object()
            .put("executor", executor)
            .put("retryAfter", Math.max(1, openFor.toSeconds())));
  }

  private Verdict.Refuse full() {
    return new Verdict.Refuse(
        ProblemType.OVERLOADED,
        executor + " is at work on as many calls as it is given at once; nothing was sent",
        List.of(),
        Json.object().put("executor", executor).put("retryAfter", 1));
  }

  /** What the breaker wants to be told; it has no stack to show. */
  private static final class ExecutorFailed extends RuntimeException {
    ExecutorFailed() {
      super(null, null, false, false);
    }
  }
}
