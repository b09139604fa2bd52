package dev.steward.reliability.faults;

import dev.steward.controlplane.kernel.Waypoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Which faults in which order after which pauses: all of it follows from the seed. What a fault
 * meets does not, because threads and processes run as they like.
 */
public final class Schedule {
  private static final List<Function<SplittableRandom, Fault>> KINDS =
      List.of(
          _ -> new KillSteward(),
          _ -> new Restart(),
          random -> new ClockJump(Duration.ofMinutes(10), lasting(random)),
          random -> new ClockJump(Duration.ofMinutes(-10), lasting(random)),
          random -> at(Waypoint.ADMITTING, random),
          random -> at(Waypoint.ADMITTED, random),
          random -> at(Waypoint.DISPATCHING, random),
          random -> at(Waypoint.ANSWERED, random),
          random -> at(Waypoint.COMPLETED, random));

  private final SplittableRandom random;
  private final List<Fault> bag = new ArrayList<>();

  public Schedule(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Each kind once before any comes again. */
  public Planned next() {
    if (bag.isEmpty()) {
      KINDS.forEach(kind -> bag.add(kind.apply(random)));
    }
    Fault fault = bag.remove(random.nextInt(bag.size()));
    return new Planned(Duration.ofMillis(random.nextInt(1_000, 4_000)), fault);
  }

  /** A fault, and how long Steward is left in peace before it. */
  public record Planned(Duration pause, Fault fault) {}

  private static Fault at(Waypoint waypoint, SplittableRandom random) {
    return new KillAtWaypoint(waypoint, random.nextInt(1, 20));
  }

  private static Duration lasting(SplittableRandom random) {
    return Duration.ofMillis(random.nextInt(500, 4_000));
  }
}
