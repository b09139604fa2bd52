package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.decisions.memory.Neighbour;
import dev.steward.json.Json;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.stream.StreamSupport;

/** An earlier decision about a case that was alike, and how much: 1 for the same. */
@Introspected
record Similar(String decisionId, double similarity) {
  /** Where the context of a decision has them. */
  static final String CASES = "similarCases";

  /** Where it has that whoever asked wanted to see them. */
  static final String WANTED = "similarWanted";

  static Similar of(Neighbour neighbour) {
    return new Similar(neighbour.ref(), neighbour.similarity());
  }

  static boolean wanted(Decision decision) {
    return decision.context().path(WANTED).asBoolean();
  }

  /** The most alike first. */
  static List<Similar> to(Decision decision) {
    return StreamSupport.stream(decision.context().path(CASES).spliterator(), false)
        .map(
            each -> new Similar(each.path("decision").asText(), each.path("similarity").asDouble()))
        .toList();
  }

  ObjectNode json() {
    return Json.object().put("decision", decisionId).put("similarity", similarity);
  }
}
