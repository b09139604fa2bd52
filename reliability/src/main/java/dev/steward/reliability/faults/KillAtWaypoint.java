package dev.steward.reliability.faults;

import dev.steward.controlplane.kernel.Waypoint;
import dev.steward.reliability.app.Control;
import java.util.Locale;
import java.util.Set;

/** {@code kill -9} where it matters what was committed. */
record KillAtWaypoint(Waypoint waypoint, int times) implements Fault {
  private static final long LIMIT_MILLIS = 8_000;

  /** Reached only in the aftermath of another end, and seldom. */
  private static final Set<Waypoint> AFTERMATH = Set.of(Waypoint.RESUMED, Waypoint.RECONCILED);

  @Override
  public String kind() {
    return "kill -9 when " + waypoint.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Struck strike(Ground ground) throws InterruptedException {
    boolean aftermath = AFTERMATH.contains(waypoint);
    if (aftermath) {
      ground.steward().kill();
      ground.steward().awaitReady();
    }
    ground.steward().control().dieAt(new Control.Death(waypoint, aftermath ? 1 : times));
    long end = System.nanoTime() + (aftermath ? 3 : 1) * LIMIT_MILLIS * 1_000_000;
    while (ground.steward().ready() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    boolean reached = !ground.steward().ready();
    ground.steward().control().live();
    ground.steward().awaitReady();
    return reached ? Struck.YES : Struck.NOT_REACHED;
  }
}
