package dev.steward.ports.events;

import java.util.List;

/**
 * Carries events from those who publish to every subscription. What was published arrives at least
 * once at each, and those of one tenant in the order in which they were published; an event that
 * arrives again may come out of order.
 */
public interface EventBus {
  /**
   * When this returns, all of them are kept for good, in this order. When it throws {@link
   * EventBusUnavailable}, some may be: publish them again under the same ids.
   */
  void publish(List<Event> events);

  /**
   * Begins to hand events to the handler, or goes on where the subscription of that name was when
   * it was last closed. A name is 3 to 63 of {@code a-z 0-9 -}, beginning with a letter. A new one
   * gets whatever is published from now on, and perhaps what was published before.
   */
  Subscription subscribe(String name, EventHandler handler);

  /** Those that are open in this process. */
  List<Subscription> subscriptions();
}
