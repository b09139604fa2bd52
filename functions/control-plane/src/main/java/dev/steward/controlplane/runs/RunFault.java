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
  private final boolean replayed;

  public RunFault(Run run) {
    this(run, false);
  }

  /** {@code replayed}: told again under the same idempotency key. */
  public RunFault(Run run, boolean replayed) {
    super(type(run), problem(run).path("detail").asText(), violations(run), null);
    this.run = run;
    this.replayed = replayed;
  }

  @Override
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("run", run.id());
    members.put("state", run.state().wire());
    problem(run).properties().forEach(each -> members.putIfAbsent(each.getKey(), each.getValue()));
    return members;
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Steward-Run", run.id());
    JsonNode seconds = problem(run).path("retryAfter");
    if (seconds.isIntegralNumber()) {
      headers.put("Retry-After", seconds.asText());
    }
    if (replayed) {
      headers.put("Idempotent-Replayed", "true");
    }
    return headers;
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
