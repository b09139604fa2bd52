package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Draining;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets in so many calls at once, lets so many more wait in line, and sends the rest away at once.
 */
@Singleton
final class CallDoor {
  private final CallLimits limits;
  private final Draining draining;
  private final Semaphore places;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Counter sentAway;

  CallDoor(CallLimits limits, Draining draining, MeterRegistry metrics) {
    this.limits = limits;
    this.draining = draining;
    this.places = new Semaphore(limits.atOnce(), true);
    this.sentAway =
        Counter.builder("steward.calls.shed")
            .description("Tool calls sent away because too many were under way")
            .register(metrics);
    Gauge.builder("steward.calls.inside", this, CallDoor::inside)
        .description("Tool calls under way on a caller's connection")
        .register(metrics);
  }

  int inside() {
    return limits.atOnce() - places.availablePermits();
  }

  boolean full() {
    return places.availablePermits() == 0 && waiting.get() >= limits.waiting();
  }

  /** A look from outside, before a call has cost anything. */
  void knock() {
    if (draining.begun()) {
      throw new Leaving();
    }
    if (full()) {
      throw sendAway();
    }
  }

  <T> T within(Supplier<T> call) {
    enter();
    try {
      return call.get();
    } finally {
      places.release();
    }
  }

  private void enter() {
    if (places.tryAcquire()) {
      return;
    }
    try {
      if (waiting.incrementAndGet() > limits.waiting()
          || !places.tryAcquire(limits.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        throw sendAway();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw sendAway();
    } finally {
      waiting.decrementAndGet();
    }
  }

  private Overloaded sendAway() {
    sentAway.increment();
    return new Overloaded();
  }
}
