package dev.steward.controlplane.switches;

import java.time.Instant;
import java.util.Optional;

/**
 * A switch as it stands. {@code name} is {@code global}, {@code tenant}, {@code executor:NAME} or
 * {@code tool:NAME}; the epoch grows with every flip.
 */
record KillSwitch(
    String name,
    boolean stopped,
    long epoch,
    Optional<String> reason,
    String changedBy,
    Instant changedAt) {
  boolean concerns(String executor, String tool) {
    String narrow = name.startsWith("global:") ? name.substring("global:".length()) : name;
    return switch (narrow) {
      case "global", "tenant" -> true;
      default -> narrow.equals("executor:" + executor) || narrow.equals("tool:" + tool);
    };
  }

  String words() {
    return "the switch "
        + name
        + " was set to stop by "
        + changedBy
        + reason.map(why -> ": " + why).orElse("");
  }
}
