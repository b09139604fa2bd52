package dev.steward.decisions.drift;

import java.util.List;

/** What is to be said of one watched distribution. */
public sealed interface Finding {
  String name();

  /**
   * It moved, more than chance explains and more than is worth telling.
   *
   * @param p adjusted for all that is watched
   * @param effect population stability index, less what chance alone makes of it
   */
  record Alarm(String name, double p, double effect, List<Shift> shifts) implements Finding {
    public Alarm {
      shifts = List.copyOf(shifts);
    }
  }

  /** Nothing worth telling; a small change may be certain, and a large one chance. */
  record Steady(String name, double p, double effect) implements Finding {}

  /** A side has fewer values than it must have. */
  record NotEnoughData(String name, long baseline, long window, int minimum) implements Finding {}
}
