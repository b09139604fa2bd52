package dev.steward.ports.events;

import java.util.List;

/**
 * Takes events from a subscription, one batch after another. When it returns, they are done; when
 * it throws, they come again. So it must be idempotent: the same event may come twice, alone or
 * with others, and does its work once, by tenant, source and id.
 *
 * <p>A {@link dev.steward.core.Fault} of the kind UNAVAILABLE or THROTTLED says that nothing is
 * wrong with the events: they wait until it works. Anything else thrown is held against the event
 * that it is thrown for, which is then given up after some attempts.
 */
@FunctionalInterface
public interface EventHandler {
  void handle(List<Event> events) throws Exception;
}
