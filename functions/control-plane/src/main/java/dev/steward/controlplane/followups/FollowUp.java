package dev.steward.controlplane.followups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A call that is still to be made. */
record FollowUp(
    String run,
    int position,
    String tool,
    JsonNode arguments,
    String principal,
    String trace,
    Optional<String> task,
    int tries) {
  /** The same however often it is tried. */
  String key() {
    return "follow-up:" + run + ":" + position;
  }
}
