package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import dev.steward.web.problems.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A refusal as it is kept under its effect key, and told again. */
final class KeptProblem {
  private KeptProblem() {}

  /** Whether it promises that nothing was done; anything else leaves that open. */
  static boolean promises(Fault refusal) {
    return Statuses.of(refusal.type().kind()) < 500;
  }

  static ObjectNode of(Fault refusal) {
    ObjectNode problem =
        Json.object()
            .put("type", refusal.type().uri())
            .put("title", refusal.type().title())
            .put("status", Statuses.of(refusal.type().kind()))
            .put("detail", refusal.detail());
    if (!refusal.violations().isEmpty()) {
      var list = problem.putArray("violations");
      refusal
          .violations()
          .forEach(
              each ->
                  list.addObject().put("pointer", each.pointer()).put("message", each.message()));
    }
    return problem;
  }

  static Fault again(JsonNode problem) {
    List<Violation> violations = new ArrayList<>();
    for (JsonNode each : problem.path("violations")) {
      violations.add(new Violation(each.path("pointer").asText(), each.path("message").asText()));
    }
    return new Again(
        ProblemType.of(problem.path("type").asText()), problem.path("detail").asText(), violations);
  }

  /** Told again under the same effect key. */
  private static final class Again extends Fault {
    Again(ProblemType type, String detail, List<Violation> violations) {
      super(type, detail, violations, null);
    }

    @Override
    public Map<String, String> headers() {
      return Map.of(Answers.EFFECT, Answers.REPLAYED);
    }
  }
}
