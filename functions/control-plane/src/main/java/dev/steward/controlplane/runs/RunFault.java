package dev.steward.controlplane.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run that did not succeed, told as the problem it ended with; it names the run. */
public final class RunFault extends Fault {
  private final transient Run run;

  public RunFault(Run run) {
    super(type(run), problem(run).path("detail").asText(), violations(run), null);
    this.run = run;
  }

  @Override
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("run", run.id());
    members.put("state", run.state().wire());
    JsonNode executor = problem(run).get("executor");
    if (executor != null) {
      members.put("executor", executor);
    }
    return members;
  }

  private static ProblemType type(Run run) {
    return ProblemType.of(problem(run).path("type").asText());
  }

  private static JsonNode problem(Run run) {
    return run.problem().orElseThrow(() -> new IllegalStateException(run.id() + " has no problem"));
  }

  private static List<Violation> violations(Run run) {
    List<Violation> violations = new ArrayList<>();
    for (JsonNode each : problem(run).path("violations")) {
      violations.add(new Violation(each.path("pointer").asText(), each.path("message").asText()));
    }
    return violations;
  }
}
