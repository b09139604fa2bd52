package dev.steward.reliability.promises;

import java.util.List;

/** All of them. */
public final class Promises {
  private static final List<Promise> ALL =
      List.of(
          new NothingLost(),
          new NeverOver(),
          new OnlyWhatWasApproved(),
          new IntactHistory(),
          new StoppedMeansStopped(),
          new Indistinguishable(),
          new ClearAnswers());

  private Promises() {}

  public static List<Promise> all() {
    return ALL;
  }
}
