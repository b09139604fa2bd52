package dev.steward.analytics.anomalies;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The usual step from one value to the next: the median of the latest steps. */
final class Rhythm {
  private static final int REMEMBERED = 31;

  /** With so many steps seen the usual one is known. */
  private static final int KNOWN = 8;

  /** What the latest values say about the next is out of date after a pause this long. */
  private static final int PAUSE = 12;

  private final Deque<Long> steps;

  Rhythm(List<Long> steps) {
    this.steps = new ArrayDeque<>(steps);
  }

  void add(long step) {
    if (steps.size() == REMEMBERED) {
      steps.removeFirst();
    }
    steps.addLast(step);
  }

  boolean known() {
    return steps.size() >= KNOWN;
  }

  long step() {
    return steps.stream().sorted().skip(steps.size() / 2).findFirst().orElse(0L);
  }

  boolean pause(long step) {
    return known() && step / PAUSE > step();
  }

  List<Long> steps() {
    return List.copyOf(steps);
  }
}
