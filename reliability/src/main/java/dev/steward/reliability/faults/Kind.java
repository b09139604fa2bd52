package dev.steward.reliability.faults;

import dev.steward.controlplane.kernel.Waypoint;
import dev.steward.core.TenantId;
import dev.steward.reliability.app.TorturedTenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** How a fault of one kind is made from random numbers. */
@FunctionalInterface
interface Kind extends Function<SplittableRandom, Fault> {
  /** Every kind that needs nothing but Steward; {@code storm} is how many requests make one. */
  static List<Kind> usual(int storm) {
    List<Kind> kinds = new ArrayList<>();
    for (Waypoint waypoint : Waypoint.values()) {
      kinds.add(random -> new KillAtWaypoint(waypoint, random.nextInt(1, 20)));
    }
    kinds.add(_ -> new KillSteward());
    kinds.add(_ -> new Restart());
    kinds.add(_ -> new RestartWhileHeld());
    kinds.add(_ -> new KillBackend());
    kinds.add(random -> new KillPostmaster(millis(random, 0, 3_000)));
    kinds.add(random -> new FreezeBackend(millis(random, 500, 4_000)));
    kinds.add(random -> new ClockJump(Duration.ofMinutes(10), millis(random, 500, 4_000)));
    kinds.add(random -> new ClockJump(Duration.ofMinutes(-10), millis(random, 500, 4_000)));
    kinds.add(random -> new Storm(tenant(random), storm, 64));
    kinds.add(random -> new LoseSwitch(tenant(random), millis(random, 1_500, 3_000)));
    kinds.add(Kind::flipTool);
    kinds.add(Kind::flipTenant);
    kinds.add(
        random ->
            new FlipSwitch(
                "global",
                TorturedTenants.OPERATORS,
                "",
                "",
                millis(random, 1_500, 3_000),
                random.nextBoolean()));
    return kinds;
  }

  /** What fits into a minute, and finds most. */
  static List<Kind> brief() {
    List<Waypoint> waypoints =
        List.of(
            Waypoint.ADMITTING,
            Waypoint.ADMITTED,
            Waypoint.DISPATCHING,
            Waypoint.ANSWERED,
            Waypoint.COMPLETED);
    return List.of(
        random ->
            new KillAtWaypoint(
                waypoints.get(random.nextInt(waypoints.size())), random.nextInt(1, 10)),
        random ->
            new KillAtWaypoint(
                waypoints.get(random.nextInt(waypoints.size())), random.nextInt(1, 10)),
        _ -> new KillSteward(),
        _ -> new RestartWhileHeld(),
        _ -> new KillBackend(),
        random -> new KillPostmaster(millis(random, 0, 1_000)),
        random -> new FreezeBackend(millis(random, 500, 2_000)),
        random ->
            new ClockJump(
                Duration.ofMinutes(random.nextBoolean() ? 10 : -10), millis(random, 500, 1_500)),
        random -> new Storm(tenant(random), 500, 64),
        random -> new LoseSwitch(tenant(random), millis(random, 1_500, 2_000)),
        Kind::flipTool);
  }

  static List<Kind> ofSmallDisk() {
    return List.of(random -> new FullDisk(millis(random, 1_000, 6_000)), _ -> new KillSteward());
  }

  private static Fault flipTool(SplittableRandom random) {
    TenantId tenant = tenant(random);
    String tool = random.nextBoolean() ? "torture.free" : "torture.once";
    return new FlipSwitch(
        "tool:" + tool,
        tenant,
        tenant.value(),
        tool,
        millis(random, 1_500, 4_000),
        random.nextInt(3) == 0);
  }

  private static Fault flipTenant(SplittableRandom random) {
    TenantId tenant = tenant(random);
    return new FlipSwitch(
        "tenant", tenant, tenant.value(), "", millis(random, 1_500, 4_000), random.nextInt(3) == 0);
  }

  private static TenantId tenant(SplittableRandom random) {
    return TorturedTenants.ALL.get(random.nextInt(TorturedTenants.ALL.size()));
  }

  private static Duration millis(SplittableRandom random, int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most));
  }
}
