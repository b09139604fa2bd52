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
import dev.steward.journal.NewEntry;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns an executor's answer into the end of a run, in one transaction with the journal. */
@Singleton
public final class Completion {
  private final Runs runs;
  private final RunHistory history;
  private final Moves moves;
  private final InstantSource clock;

  Completion(Runs runs, RunHistory history, Moves moves, InstantSource clock) {
    this.runs = runs;
    this.history = history;
    this.moves = moves;
    this.clock = clock;
  }

  Run complete(Run run, Tool tool, Outcome outcome) {
    return complete(run, tool, outcome, _ -> {});
  }

  /**
   * Ends a run whose outcome was found out later; {@code first} adds what must still hold, such as
   * the lease of whoever found it.
   */
  public Run complete(Run run, Tool tool, Outcome outcome, Consumer<Statements> first) {
    Instant now = clock.instant();
    return switch (outcome) {
      case Outcome.Returned returned -> returned(run, tool, returned, first, now);
      case Outcome.Failed failed -> {
        ObjectNode problem = RunHistory.problem(failed.type(), failed.detail(), List.of());
        failed.executorProblem().ifPresent(theirs -> passOn(theirs, problem));
        yield ended(
            run,
            RunChange.ended(RunState.FAILED, run.attempt(), problem, Optional.empty(), now),
            failed.usage(),
            List.of(),
            first);
      }
      case Outcome.Unknown unknown ->
          ended(
              run,
              RunChange.ended(
                  RunState.UNKNOWN,
                  run.attempt(),
                  RunHistory.problem(unknown.type(), unknown.detail(), List.of()),
                  unknown.evidence().map(evidence -> Json.MAPPER.valueToTree(evidence)),
                  now),
              Usage.NONE,
              List.of(),
              first);
    };
  }

  private Run returned(
      Run run, Tool tool, Outcome.Returned returned, Consumer<Statements> first, Instant now) {
    JsonNode output = returned.output();
    List<Violation> violations = tool.output().validate(output);
    List<NewEntry> checked = List.of(history.outputChecked(run, violations));
    if (violations.isEmpty()) {
      RunChange change = RunChange.succeeded(run.attempt(), output, now);
      return ended(run, change, returned.usage(), checked, first);
    }
    ObjectNode problem =
        RunHistory.problem(
            ProblemType.EXECUTOR_FAILED,
            "the executor's answer breaks the output schema of " + tool.name(),
            violations);
    Evidence evidence = Evidence.of(200, "application/json", CanonicalJson.bytes(output));
    RunChange change =
        RunChange.ended(
            RunState.FAILED,
            run.attempt(),
            problem,
            Optional.of(Json.MAPPER.valueToTree(evidence)),
            now);
    return ended(run, change, returned.usage(), checked, first);
  }

  /** The executor's violations point into the same arguments, so they are told as our own. */
  private static void passOn(JsonNode theirs, ObjectNode problem) {
    problem.set("executor", theirs);
    if (theirs.path("violations").isArray()) {
      problem.set("violations", theirs.get("violations"));
    }
  }

  /** Ends the run unless somebody else did; returns it as it then stands. */
  Run end(Run run, List<NewEntry> words, RunChange change) {
    return ended(run, change, Usage.NONE, words, _ -> {});
  }

  /** What happened outside has happened: a database that is away for a moment is waited for. */
  private Run ended(
      Run run, RunChange change, Usage usage, List<NewEntry> words, Consumer<Statements> first) {
    return Patiently.ask(
        () ->
            switch (moves.move(run, change, usage, words, first)) {
              case Moved.To(Run moved) -> moved;
              case Moved.Not _ -> runs.find(run.tenant(), run.id()).orElse(run);
            });
  }
}
