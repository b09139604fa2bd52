package dev.steward.analytics.intake;

import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.EventBusUnavailable;
import dev.steward.ports.events.EventHandler;
import dev.steward.ports.events.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is published in memory, unless it is told to be down. */
final class RecordingEventBus implements EventBus {
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  List<Event> events() {
    return events;
  }

  void down(boolean whether) {
    down = whether;
  }

  @Override
  public void publish(List<Event> published) {
    if (down) {
      throw new EventBusUnavailable("down", null);
    }
    events.addAll(published);
  }

  @Override
  public Subscription subscribe(String name, EventHandler handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of();
  }
}
