package dev.steward.controlplane.kernel;

import jakarta.inject.Singleton;

/** Told at every waypoint; does nothing. A test of survival puts another in its place. */
@Singleton
public class Waypoints {
  public void reached(Waypoint waypoint) {}
}
