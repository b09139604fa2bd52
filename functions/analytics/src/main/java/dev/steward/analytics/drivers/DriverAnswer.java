package dev.steward.analytics.drivers;

import java.util.List;

/** What moves a metric, or why nobody can say yet. */
public sealed interface DriverAnswer {
  /**
   * Drivers are the features whose effect is real at the level of the basis after correction,
   * strongest first; unproven are the others that were tested, strongest first. No driver at all is
   * an answer too.
   */
  record Drivers(
      Basis basis,
      List<Driver> drivers,
      List<Interaction> interactions,
      List<Driver> unproven,
      List<LeftOut> leftOut,
      List<String> caveats)
      implements DriverAnswer {
    public Drivers {
      drivers = List.copyOf(drivers);
      interactions = List.copyOf(interactions);
      unproven = List.copyOf(unproven);
      leftOut = List.copyOf(leftOut);
      caveats = List.copyOf(caveats);
    }
  }

  /** What is missing, and what would be enough. */
  record NotEnoughData(String reason, String needed) implements DriverAnswer {}
}
