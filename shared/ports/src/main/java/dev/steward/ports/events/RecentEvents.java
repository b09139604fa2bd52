package dev.steward.ports.events;

import java.util.function.Consumer;

/**
 * A bus that remembers what was published last, so that after a restart an event can be known
 * again.
 */
public interface RecentEvents {
  /** At least so many, if there are as many, oldest first. */
  void recent(int most, Consumer<Event> to);
}
