package dev.steward.analytics.funnels;

import dev.steward.analytics.measure.Interval;
import java.util.List;

/**
 * Where users fall out: those who reached a step and not the next, as a share of all who reached
 * it; what they did next instead, and some of them by name.
 */
record Dropoff(
    int step,
    String eventName,
    String nextEventName,
    long reached,
    long lost,
    Interval lostShare,
    List<Next> didNext,
    List<String> examples) {
  Dropoff {
    didNext = List.copyOf(didNext);
    examples = List.copyOf(examples);
  }

  /** A type of event, or {@value #NOTHING}, and how many did it. */
  record Next(String eventName, long users) {
    static final String NOTHING = "(nothing)";
  }
}
