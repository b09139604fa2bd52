package dev.steward.reliability.executor;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** How an executor behaves for one request: whether the effect happens, and what is said of it. */
enum Mood {
  PROPER,
  /** Takes its time before the effect. */
  SLOW,
  REFUSES,
  RESETS_BEFORE,
  RESETS_AFTER,
  HANGS_BEFORE,
  HANGS_AFTER,
  FAILS_BEFORE,
  FAILS_AFTER,
  /** Something that is no HTTP, after the effect. */
  GARBAGE,
  /** JSON of another shape, after the effect. */
  WRONG_SHAPE,
  /** Half an answer, after the effect. */
  BREAKS_OFF,
  /** An answer too slow for any deadline, after the effect. */
  DRIPS,
  /** More than anybody reads, after the effect. */
  ENDLESS;

  private static final List<Mood> BAD =
      Arrays.stream(values()).filter(mood -> mood != PROPER && mood != SLOW).toList();

  /** Five of six are proper or at most slow. */
  static Mood of(SplittableRandom random) {
    int roll = random.nextInt(12);
    return switch (roll) {
      case 0, 1 -> BAD.get(random.nextInt(BAD.size()));
      case 2 -> SLOW;
      default -> PROPER;
    };
  }

  boolean without() {
    return switch (this) {
      case REFUSES, RESETS_BEFORE, HANGS_BEFORE, FAILS_BEFORE -> true;
      case PROPER,
          SLOW,
          RESETS_AFTER,
          HANGS_AFTER,
          FAILS_AFTER,
          GARBAGE,
          WRONG_SHAPE,
          BREAKS_OFF,
          DRIPS,
          ENDLESS ->
          false;
    };
  }
}
