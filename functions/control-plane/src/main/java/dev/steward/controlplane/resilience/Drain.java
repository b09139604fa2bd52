package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Draining;
import dev.steward.controlplane.kernel.Executions;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first thing that happens when the application is closed, while everything still works: no
 * call is taken any more, and those under way may end. A run that is admitted and not sent is left
 * to the next process; one whose executor takes too long is found as unknown by it.
 */
@Singleton
final class Drain implements ApplicationEventListener<ShutdownEvent>, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
  private static final Duration STEP = Duration.ofMillis(20);

  private final Draining draining;
  private final CallDoor door;
  private final Executions executions;
  private final Duration farewell;

  Drain(Draining draining, CallDoor door, Executions executions, CallLimits limits) {
    this.draining = draining;
    this.door = door;
    this.executions = executions;
    this.farewell = limits.farewell();
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ShutdownEvent closing) {
    draining.begin();
    long end = System.nanoTime() + farewell.toNanos();
    try {
      while (underWay() > 0 && System.nanoTime() < end) {
        Thread.sleep(STEP);
      }
    } catch (InterruptedException now) {
      Thread.currentThread().interrupt();
    }
    if (underWay() > 0) {
      LOG.warn("{} calls are cut off: they did not end within {}", underWay(), farewell);
    }
  }

  private int underWay() {
    return Math.max(door.inside(), executions.carried());
  }
}
