package dev.steward.web.closing;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds the end of the application up until the requests under way are answered: afterwards there
 * is nothing left to answer them with. Streams that would go on for ever are cut off in time.
 */
@Singleton
final class Closing implements ApplicationEventListener<ShutdownEvent>, Ordered {
  private static final Duration FAREWELL = Duration.ofSeconds(3);
  private static final Duration STEP = Duration.ofMillis(10);

  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean begun;

  /** Whether the request may be handled; whoever may says when it is {@link #answered}. */
  boolean admit() {
    underWay.incrementAndGet();
    if (begun) {
      underWay.decrementAndGet();
      return false;
    }
    return true;
  }

  void answered(int requests) {
    underWay.addAndGet(-requests);
  }

  /** Whoever drains first, does. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ShutdownEvent closing) {
    begun = true;
    long end = System.nanoTime() + FAREWELL.toNanos();
    try {
      while (underWay.get() > 0 && System.nanoTime() < end) {
        Thread.sleep(STEP);
      }
    } catch (InterruptedException now) {
      Thread.currentThread().interrupt();
    }
  }
}
