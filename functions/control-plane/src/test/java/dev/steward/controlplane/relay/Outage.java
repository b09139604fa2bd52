package dev.steward.controlplane.relay;

import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.EventBusUnavailable;
import dev.steward.ports.events.EventHandler;
import dev.steward.ports.events.Subscription;
import java.util.List;
import java.util.function.IntPredicate;

/** A bus whose nth publication fails when it is told so, before or after the bus kept it. */
final class Outage implements EventBus {
  private final EventBus real;
  private final boolean kept;
  private final IntPredicate fails;
  private int publications;

  Outage(EventBus real, boolean kept, IntPredicate fails) {
    this.real = real;
    this.kept = kept;
    this.fails = fails;
  }

  @Override
  public void publish(List<Event> events) {
    if (!fails.test(++publications)) {
      real.publish(events);
      return;
    }
    if (kept) {
      real.publish(events);
    }
    throw new EventBusUnavailable("the bus is out", null);
  }

  @Override
  public Subscription subscribe(String name, EventHandler handler) {
    return real.subscribe(name, handler);
  }

  @Override
  public List<Subscription> subscriptions() {
    return real.subscriptions();
  }
}
