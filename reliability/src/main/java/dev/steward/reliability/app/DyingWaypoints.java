package dev.steward.reliability.app;

import dev.steward.controlplane.kernel.Waypoint;
import dev.steward.controlplane.kernel.Waypoints;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Ends the process where it is told to, as abruptly as {@code kill -9} would. */
@Singleton
@Replaces(Waypoints.class)
@Requires(property = Control.PROPERTY)
final class DyingWaypoints extends Waypoints {
  private static final int AS_IF_KILLED = 137;

  private final Steering steering;
  private Optional<Control.Death> awaited = Optional.empty();
  private int reached;

  DyingWaypoints(Steering steering) {
    this.steering = steering;
  }

  @Override
  public void reached(Waypoint waypoint) {
    Optional<Control.Death> death = steering.death();
    if (death.isPresent() && death.get().waypoint() == waypoint && last(death.get())) {
      Runtime.getRuntime().halt(AS_IF_KILLED);
    }
  }

  private synchronized boolean last(Control.Death death) {
    if (!awaited.equals(Optional.of(death))) {
      awaited = Optional.of(death);
      reached = 0;
    }
    reached++;
    return reached >= death.times();
  }
}
