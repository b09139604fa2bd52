package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.kernel.Inspection.Checked;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.core.ProblemType;
import dev.steward.database.DatabaseUnavailable;
import dev.steward.database.Statements;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries a run: each attempt is on record as DISPATCHING before its first byte leaves. */
@Singleton
public final class Attempts {
  private final Runs runs;
  private final RunHistory history;
  private final Moves moves;
  private final Completion completion;
  private final Dispatcher dispatcher;
  private final Approvers approvers;
  private final Retries retries;
  private final List<DispatchGuard> dispatchGuards;
  private final Waypoints waypoints;
  private final Overhead overhead;
  private final InstantSource clock;

  Attempts(
      Runs runs,
      RunHistory history,
      Moves moves,
      Completion completion,
      Dispatcher dispatcher,
      Approvers approvers,
      Retries retries,
      List<DispatchGuard> dispatchGuards,
      Waypoints waypoints,
      Overhead overhead,
      InstantSource clock) {
    this.runs = runs;
    this.history = history;
    this.moves = moves;
    this.completion = completion;
    this.dispatcher = dispatcher;
    this.approvers = approvers;
    this.retries = retries;
    this.dispatchGuards = List.copyOf(dispatchGuards);
    this.waypoints = waypoints;
    this.overhead = overhead;
    this.clock = clock;
  }

  /** From its first attempt to its end. */
  Run carry(Admission.Admitted admitted, Cancellation cancellation) {
    Stopwatch watch = new Stopwatch();
    Run ended =
        switch (begun(admitted.run())) {
          case Moved.To(Run run) -> carriedOn(run, admitted.tool(), cancellation, watch);
          case Moved.Not(String requirement) -> notBegun(admitted.run(), requirement);
        };
    overhead.record(ended, admitted.nanos() + watch.nanos());
    return ended;
  }

  /**
   * One more attempt, until the new deadline, at a run whose outcome is unknown, through the same
   * effect key; only for a tool whose executor promises one effect for one key. The run is returned
   * as it was when {@code first}, or what guards a dispatch, did not hold.
   */
  public Run tryAgain(Run run, Tool tool, Instant deadline, Consumer<Statements> first) {
    return switch (moves.move(
        run,
        RunChange.again(run.attempt() + 1, deadline),
        Usage.NONE,
        List.of(),
        statements -> {
          first.accept(statements);
          dispatchGuards.forEach(guard -> guard.require(statements, run));
        })) {
      case Moved.To(Run again) -> {
        waypoints.reached(Waypoint.DISPATCHING);
        Outcome outcome = dispatcher.send(attempt(again, tool), new Cancellation());
        yield completed(again, tool, unknown(run).then(outcome));
      }
      case Moved.Not _ -> run;
    };
  }

  /** What the run says of its attempts so far. */
  private static Outcome unknown(Run run) {
    JsonNode problem = run.problem().orElseThrow();
    return new Outcome.Unknown(
        ProblemType.of(problem.path("type").asText()),
        problem.path("detail").asText(),
        Optional.empty());
  }

  /** Sends, and tries again as long as that is safe and may help. */
  private Run carriedOn(Run begun, Tool tool, Cancellation cancellation, Stopwatch watch) {
    Run run = begun;
    Outcome outcome = watch.away(() -> dispatcher.send(attempt(begun, tool), cancellation));
    while (again(run, tool, outcome, cancellation, watch) instanceof Moved.To(Run next)) {
      run = next;
      outcome = outcome.then(watch.away(() -> dispatcher.send(attempt(next, tool), cancellation)));
    }
    return completed(run, tool, outcome);
  }

  /**
   * The next attempt, committed before it is sent; not when somebody or something is against it.
   */
  private Moved again(
      Run run, Tool tool, Outcome outcome, Cancellation cancellation, Stopwatch watch) {
    Optional<Duration> pause =
        retries.next(tool, run.attempt(), outcome, run.deadline(), cancellation);
    if (pause.isEmpty() || !watch.away(() -> slept(pause.get()))) {
      return new Moved.Not("another attempt");
    }
    try {
      return moves.move(
          run,
          RunChange.dispatching(run.attempt() + 1),
          Usage.NONE,
          List.of(),
          statements -> dispatchGuards.forEach(guard -> guard.require(statements, run)));
    } catch (DatabaseUnavailable away) {
      return new Moved.Not("a database");
    }
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Run completed(Run run, Tool tool, Outcome outcome) {
    waypoints.reached(Waypoint.ANSWERED);
    Run ended = completion.complete(run, tool, outcome);
    waypoints.reached(Waypoint.COMPLETED);
    return ended;
  }

  private Moved begun(Run run) {
    if (run.state() == RunState.DISPATCHING) {
      return new Moved.To(run);
    }
    Moved moved =
        moves.move(
            run,
            RunChange.dispatching(run.attempt() + 1),
            Usage.NONE,
            List.of(),
            statements -> dispatchGuards.forEach(guard -> guard.require(statements, run)));
    if (moved instanceof Moved.To) {
      waypoints.reached(Waypoint.DISPATCHING);
    }
    return moved;
  }

  /** Somebody else has the run, or it may go no further. */
  private Run notBegun(Run run, String requirement) {
    if (requirement.equals(Runs.LEGAL_MOVE)) {
      return runs.find(run.tenant(), run.id()).orElseThrow();
    }
    Guard guard = Guard.named(dispatchGuards, requirement);
    Verdict.Refuse refusal = guard.unmet(run);
    return completion.end(
        run,
        history.gates(run, List.of(new Checked(guard.slot(), refusal))),
        RunChange.ended(
            RunState.REFUSED, run.attempt(), refusal.problem(), Optional.empty(), clock.instant()));
  }

  private Dispatch attempt(Run run, Tool tool) {
    return new Dispatch(
        run.tenant(),
        run.principal(),
        approvers.of(run),
        run.id(),
        tool,
        run.input(),
        run.attempt(),
        // One effect key over all attempts of a run.
        run.id(),
        run.trace(),
        run.deadline());
  }
}
