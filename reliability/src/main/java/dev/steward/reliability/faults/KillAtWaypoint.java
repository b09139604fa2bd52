package dev.steward.reliability.faults;

import dev.steward.controlplane.kernel.Waypoint;
import dev.steward.reliability.app.Control;
import java.util.Locale;

/** {@code kill -9} where it matters what was committed. */
record KillAtWaypoint(Waypoint waypoint, int times) implements Fault {
  private static final long LIMIT_MILLIS = 8_000;

  @Override
  public String kind() {
    return "kill -9 when " + waypoint.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Struck strike(Ground ground) throws InterruptedException {
    ground.steward().control().dieAt(new Control.Death(waypoint, times));
    long end = System.nanoTime() + LIMIT_MILLIS * 1_000_000;
    while (ground.steward().ready() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    boolean reached = !ground.steward().ready();
    ground.steward().control().live();
    ground.steward().awaitReady();
    return reached ? Struck.YES : Struck.NOT_REACHED;
  }
}
