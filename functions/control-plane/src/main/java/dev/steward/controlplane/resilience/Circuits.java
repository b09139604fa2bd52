package dev.steward.controlplane.resilience;

import dev.steward.registry.Tool;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A circuit for each executor; one that fails or is slow is no trouble to the calls of others. */
@Singleton
public final class Circuits {
  private final ExecutorLimits limits;
  private final MeterRegistry metrics;
  private final CircuitBreakerConfig breakers;
  private final BulkheadConfig bulkheads;
  private final Map<String, Circuit> byExecutor = new ConcurrentHashMap<>();

  Circuits(ExecutorLimits limits, MeterRegistry metrics) {
    this.limits = limits;
    this.metrics = metrics;
    this.breakers =
        CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(limits.window())
            .minimumNumberOfCalls(limits.judged())
            .failureRateThreshold(limits.failures())
            .waitDurationInOpenState(limits.openFor())
            .permittedNumberOfCallsInHalfOpenState(limits.trials())
            // By itself, so that a gate sees it without making a call.
            .automaticTransitionFromOpenToHalfOpenEnabled(true)
            .build();
    this.bulkheads =
        BulkheadConfig.custom()
            .maxConcurrentCalls(limits.calls())
            .maxWaitDuration(Duration.ZERO)
            .build();
  }

  public Circuit of(Tool tool) {
    return of(tool.executor().name());
  }

  Circuit of(String executor) {
    return byExecutor.computeIfAbsent(executor, this::make);
  }

  private Circuit make(String executor) {
    CircuitBreaker breaker = CircuitBreaker.of(executor, breakers);
    Bulkhead bulkhead = Bulkhead.of(executor, bulkheads);
    Gauge.builder("steward.executor.open", breaker, each -> isOpen(each) ? 1 : 0)
        .description("1 while the breaker of an executor refuses calls")
        .tag("executor", executor)
        .register(metrics);
    Gauge.builder("steward.executor.calls", bulkhead, this::atWork)
        .description("Calls an executor is at work on")
        .tag("executor", executor)
        .register(metrics);
    return new Circuit(
        executor, breaker, bulkhead, new RetryBudget(limits.retries()), limits.openFor());
  }

  private int atWork(Bulkhead bulkhead) {
    return limits.calls() - bulkhead.getMetrics().getAvailableConcurrentCalls();
  }

  private static boolean isOpen(CircuitBreaker breaker) {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }
}
