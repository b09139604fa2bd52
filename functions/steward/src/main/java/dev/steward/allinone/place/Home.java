package dev.steward.allinone.place;

import java.nio.file.Path;

/**
 * The checkout this was started from: the launcher names it, otherwise it is the present folder.
 */
public final class Home {
  private Home() {}

  public static Path folder() {
    return Path.of(System.getProperty("steward.home", "")).toAbsolutePath().normalize();
  }

  public static Path policies() {
    return folder().resolve("contracts/policies");
  }

  public static Path constitutions() {
    return policies().resolve("constitutions");
  }

  /** Schemas of the types of events. */
  public static Path events() {
    return folder().resolve("contracts/events");
  }

  public static Path registry() {
    return folder().resolve("tool-registry.yaml");
  }

  public static Path prices() {
    return folder().resolve("contracts").resolve("prices").resolve("prices.yaml");
  }
}
