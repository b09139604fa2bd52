package dev.steward.reliability.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which faults in which order after which pauses: all of it follows from the seed. What a fault
 * meets does not, because threads and processes run as they like.
 */
public final class Schedule {
  private final SplittableRandom random;
  private final List<Kind> kinds;
  private final int longestPause;
  private final List<Fault> bag = new ArrayList<>();

  private Schedule(long seed, List<Kind> kinds, int longestPause) {
    this.random = new SplittableRandom(seed);
    this.kinds = kinds;
    this.longestPause = longestPause;
  }

  public static Schedule usual(long seed) {
    return new Schedule(seed, Kind.usual(10_000), 5_000);
  }

  /** As much as fits into a minute. */
  public static Schedule brief(long seed) {
    return new Schedule(seed, Kind.brief(), 1_500);
  }

  public static Schedule ofSmallDisk(long seed) {
    return new Schedule(seed, Kind.ofSmallDisk(), 5_000);
  }

  /** Each kind once before any comes again. */
  public Planned next() {
    if (bag.isEmpty()) {
      kinds.forEach(kind -> bag.add(kind.apply(random)));
    }
    Fault fault = bag.remove(random.nextInt(bag.size()));
    return new Planned(Duration.ofMillis(random.nextInt(500, longestPause)), fault);
  }

  /** A fault, and how long Steward is left in peace before it. */
  public record Planned(Duration pause, Fault fault) {}
}
