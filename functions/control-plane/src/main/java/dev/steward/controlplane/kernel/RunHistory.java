package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.kernel.Inspection.Checked;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunState;
import dev.steward.core.Digest;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.journal.Facts;
import dev.steward.journal.NewEntry;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What the journal says of a run. No argument or output stands here, only commitments to them, so
 * that a run's data can be erased and the history still verifies.
 */
@Singleton
final class RunHistory {
  static final String STREAM = "runs";

  private final IdSource ids;
  private final InstantSource clock;

  RunHistory(IdSource ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** One entry for all gates that let the call pass, one for each that did not. */
  List<NewEntry> gates(Run run, List<Checked> verdicts) {
    List<NewEntry> entries = new ArrayList<>(3);
    ObjectNode passes = Json.object();
    ArrayNode passed = passes.putArray("gates");
    for (Checked checked : verdicts) {
      ObjectNode data = Json.object().put("gate", checked.slot().wire());
      switch (checked.verdict()) {
        case Verdict.Pass _ -> passed.add(checked.slot().wire());
        case Verdict.Hold hold ->
            entries.add(
                entry(
                    run, "gate.held", data.put("rule", hold.rule()).put("reason", hold.reason())));
        case Verdict.Refuse refusal -> {
          data.set("problem", refusal.problem());
          entries.add(entry(run, "gate.refused", data));
        }
      }
    }
    if (!passed.isEmpty()) {
      entries.addFirst(entry(run, "gates.passed", passes));
    }
    return entries;
  }

  /** The run reached its present state. */
  NewEntry reached(Run run) {
    ObjectNode data = Json.object();
    if (run.state().first()) {
      data.put("input", inputCommitment(run).value());
      data.put("deadline", run.deadline().toString());
      run.policy().ifPresent(digest -> data.put("policy", digest));
      run.approval().ifPresent(id -> data.put("approval", id));
    }
    if (run.state() == RunState.DISPATCHING) {
      data.put("attempt", run.attempt());
    }
    if (run.maxCost() > 0) {
      data.put("maxCost", Long.toString(run.maxCost()));
    }
    run.cost().ifPresent(micros -> data.put("cost", Long.toString(micros)));
    run.output().ifPresent(out -> data.put("output", commitment(run.inputSalt(), out).value()));
    run.problem().ifPresent(problem -> data.set("problem", withoutExecutorWords(problem)));
    return entry(run, "run." + run.state().wire(), data);
  }

  /** The output was held against the tool's schema. */
  NewEntry outputChecked(Run run, List<Violation> violations) {
    if (violations.isEmpty()) {
      ObjectNode passes = Json.object();
      passes.putArray("gates").add("output-schema");
      return entry(run, "gates.passed", passes);
    }
    ObjectNode data = Json.object().put("gate", "output-schema");
    data.set(
        "problem",
        problem(ProblemType.EXECUTOR_FAILED, "the output breaks the output schema", violations));
    return entry(run, "gate.refused", data);
  }

  NewEntry cancelAsked(Run run, String principal) {
    return entry(run, "run.cancel-asked", Json.object().put("by", principal));
  }

  static ObjectNode problem(ProblemType type, String detail, List<Violation> violations) {
    ObjectNode problem =
        Json.object().put("type", type.uri()).put("title", type.title()).put("detail", detail);
    if (!violations.isEmpty()) {
      var list = problem.putArray("violations");
      violations.forEach(
          violation ->
              list.addObject()
                  .put("pointer", violation.pointer())
                  .put("message", violation.message()));
    }
    return problem;
  }

  /** What an executor wrote may hold personal data: it stays with the run, outside the chain. */
  private static ObjectNode withoutExecutorWords(JsonNode problem) {
    ObjectNode copy = problem.deepCopy();
    if (copy.remove("executor") != null) {
      copy.remove("detail");
      copy.remove("violations");
    }
    return copy;
  }

  private static Digest inputCommitment(Run run) {
    return Digest.of(
        run.inputSalt().getBytes(StandardCharsets.US_ASCII), run.input().canonicalBytes());
  }

  private static Digest commitment(String salt, JsonNode json) {
    return Digest.of(salt.getBytes(StandardCharsets.US_ASCII), CanonicalJson.bytes(json));
  }

  private NewEntry entry(Run run, String type, ObjectNode data) {
    return new NewEntry(
        ids.next("evt"),
        type,
        clock.instant(),
        new Facts(
            run.principal(),
            run.id(),
            run.trace(),
            run.session().orElse(null),
            run.task().orElse(null),
            run.tool(),
            run.toolDigest().map(Digest::value).orElse(null)),
        Brief.of(data));
  }
}
