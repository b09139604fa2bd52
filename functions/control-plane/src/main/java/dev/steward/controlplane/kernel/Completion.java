package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns an executor's answer into the end of a run, in one transaction with the journal. */
@Singleton
final class Completion {
  private final Runs runs;
  private final RunHistory history;
  private final Journal journal;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  Completion(
      Runs runs,
      RunHistory history,
      Journal journal,
      TenantTransactions transactions,
      InstantSource clock) {
    this.runs = runs;
    this.history = history;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
  }

  Run complete(Run run, Tool tool, Outcome outcome) {
    Instant now = clock.instant();
    int attempt = run.attempt();
    return switch (outcome) {
      case Outcome.Returned(JsonNode output) -> returned(run, tool, output, now);
      case Outcome.Failed failed -> {
        ObjectNode problem = RunHistory.problem(failed.type(), failed.detail(), List.of());
        failed.executorProblem().ifPresent(theirs -> passOn(theirs, problem));
        yield end(
            run,
            List.of(),
            RunChange.ended(RunState.FAILED, attempt, problem, Optional.empty(), now));
      }
      case Outcome.Unknown unknown ->
          end(
              run,
              List.of(),
              RunChange.ended(
                  RunState.UNKNOWN,
                  attempt,
                  RunHistory.problem(unknown.type(), unknown.detail(), List.of()),
                  unknown.evidence().map(evidence -> Json.MAPPER.valueToTree(evidence)),
                  now));
    };
  }

  private Run returned(Run run, Tool tool, JsonNode output, Instant now) {
    List<Violation> violations = tool.output().validate(output);
    List<NewEntry> checked = List.of(history.outputChecked(run, violations));
    if (violations.isEmpty()) {
      return end(run, checked, RunChange.succeeded(run.attempt(), output, now));
    }
    ObjectNode problem =
        RunHistory.problem(
            ProblemType.EXECUTOR_FAILED,
            "the executor's answer breaks the output schema of " + tool.name(),
            violations);
    Evidence evidence = Evidence.of(200, "application/json", CanonicalJson.bytes(output));
    return end(
        run,
        checked,
        RunChange.ended(
            RunState.FAILED,
            run.attempt(),
            problem,
            Optional.of(Json.MAPPER.valueToTree(evidence)),
            now));
  }

  /** The executor's violations point into the same arguments, so they are told as our own. */
  private static void passOn(JsonNode theirs, ObjectNode problem) {
    problem.set("executor", theirs);
    if (theirs.path("violations").isArray()) {
      problem.set("violations", theirs.get("violations"));
    }
  }

  /** Ends the run unless somebody else did; returns it as it then stands. */
  Run end(Run run, List<NewEntry> before, RunChange change) {
    return move(run, before, change).or(() -> runs.find(run.tenant(), run.id())).orElse(run);
  }

  private Optional<Run> move(Run run, List<NewEntry> before, RunChange change) {
    if (!run.state().next().contains(change.to())) {
      return Optional.empty();
    }
    Run moved = run.moved(change);
    List<NewEntry> entries = new ArrayList<>(before);
    entries.add(history.reached(moved));
    Statements statements = new Statements();
    runs.move(statements, run.tenant(), run.id(), change);
    journal.append(statements, run.tenant(), RunHistory.STREAM, entries);
    return transactions.write(run.tenant(), statements) ? Optional.of(moved) : Optional.empty();
  }
}
