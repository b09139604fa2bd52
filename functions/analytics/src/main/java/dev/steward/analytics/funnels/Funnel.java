package dev.steward.analytics.funnels;

import dev.steward.analytics.asking.Bounds;
import dev.steward.json.JsonDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps users are to take, in their order; as tools take it. */
record Funnel(String name, List<Step> steps) {
  /** A type of event, and what its properties must be. */
  record Step(String eventName, @Nullable JsonDocument filter) {}

  static final int MOST = 50;

  Funnel {
    Bounds.items("steps", steps, 2, Integer.MAX_VALUE);
    steps = List.copyOf(steps);
  }
}
