package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.kernel.Inspection.Checked;
import dev.steward.controlplane.resilience.Retries;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.database.DatabaseUnavailable;
import dev.steward.database.Statements;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one road of a tool call. {@link #admit} asks the gates and records their words and the run in
 * one transaction; {@link #dispatch} records that bytes are about to leave, sends them, and records
 * what came of it. Nothing else in Steward executes a tool.
 */
@Singleton
public final class Kernel {
  private final Gates gates;
  private final NewRuns newRuns;
  private final Runs runs;
  private final RunHistory history;
  private final Moves moves;
  private final Completion completion;
  private final Dispatcher dispatcher;
  private final EarlierCalls earlierCalls;
  private final Retries retries;
  private final List<DispatchGuard> dispatchGuards;
  private final Tenants tenants;
  private final Waypoints waypoints;
  private final InstantSource clock;

  Kernel(
      Gates gates,
      NewRuns newRuns,
      Runs runs,
      RunHistory history,
      Moves moves,
      Completion completion,
      Dispatcher dispatcher,
      EarlierCalls earlierCalls,
      Retries retries,
      List<DispatchGuard> dispatchGuards,
      Tenants tenants,
      Waypoints waypoints,
      InstantSource clock) {
    this.gates = gates;
    this.newRuns = newRuns;
    this.runs = runs;
    this.history = history;
    this.moves = moves;
    this.completion = completion;
    this.dispatcher = dispatcher;
    this.earlierCalls = earlierCalls;
    this.retries = retries;
    this.dispatchGuards = List.copyOf(dispatchGuards);
    this.tenants = tenants;
    this.waypoints = waypoints;
    this.clock = clock;
  }

  /** The call is admitted and waits to be dispatched, is held for a person, or is refused. */
  public Admission admit(ToolCall call) {
    return admit(call, false);
  }

  /** As {@link #admit(ToolCall)}, and an admitted run is DISPATCHING when the transaction ends. */
  Admission admitAndDispatch(ToolCall call) {
    return admit(call, true);
  }

  private Admission admit(ToolCall call, boolean dispatching) {
    if (!tenants.knows(call.caller().tenant())) {
      // Thrown, not recorded: there is no history to record it in.
      throw new Fault(ProblemType.FORBIDDEN, "the caller's tenant is not registered here");
    }
    return switch (gates.inspect(call)) {
      case Inspection.Cleared cleared -> clear(call, cleared, dispatching);
      case Inspection.Stopped stopped -> earlier(call).orElseGet(() -> refuse(call, stopped));
    };
  }

  private Admission clear(ToolCall call, Inspection.Cleared cleared, boolean dispatching) {
    Passage passage = cleared.passage();
    Run run = newRuns.cleared(cleared);
    boolean onward = dispatching && run.state() == RunState.ADMITTED;
    List<Guard> guards = new ArrayList<>(passage.guards());
    if (onward) {
      dispatchGuards.stream().filter(guard -> !isAmong(guards, guard)).forEach(guards::add);
    }
    waypoints.reached(Waypoint.ADMITTING);
    Moved moved =
        moves.begin(
            run,
            cleared.hold(),
            history.gates(run, cleared.verdicts()),
            guards,
            onward ? Optional.of(RunChange.dispatching(1)) : Optional.empty());
    return switch (moved) {
      case Moved.To(Run written) -> {
        waypoints.reached(onward ? Waypoint.DISPATCHING : Waypoint.ADMITTED);
        yield written.state() == RunState.HELD
            ? new Admission.Held(written)
            : new Admission.Admitted(written, passage.tool());
      }
      case Moved.Not(String requirement) ->
          earlier(call)
              .orElseGet(
                  () -> {
                    Guard guard = named(guards, requirement);
                    return refuse(call, cleared.stoppedBy(guard.slot(), guard.unmet(run)));
                  });
    };
  }

  /** The run that the same request, under the same key, had before. */
  private Optional<Admission> earlier(ToolCall call) {
    return earlierCalls.runOf(call).map(Admission.Replayed::new);
  }

  private Admission refuse(ToolCall call, Inspection.Stopped stopped) {
    Run run = newRuns.refused(call, stopped);
    return switch (moves.begin(
        run,
        Optional.empty(),
        history.gates(run, stopped.verdicts()),
        List.of(),
        Optional.empty())) {
      case Moved.To(Run refused) -> new Admission.Refused(refused, stopped.refusal());
      case Moved.Not(String requirement) ->
          throw new IllegalStateException(run.id() + " could not be refused: " + requirement);
    };
  }

  /**
   * Carries an admitted run to its end and returns it as it then stands; blocks until the executor
   * answers, the deadline passes or the cancellation is requested. A run that was cancelled in the
   * meantime, or is carried by somebody else, is returned as it is.
   */
  public Run dispatch(Admission.Admitted admitted, Cancellation cancellation) {
    return switch (begun(admitted.run())) {
      case Moved.To(Run run) -> {
        Outcome outcome = dispatcher.send(attempt(run, admitted.tool()), cancellation);
        yield carriedOn(run, admitted.tool(), outcome, cancellation);
      }
      case Moved.Not(String requirement) -> notBegun(admitted.run(), requirement);
    };
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
        yield completed(again, tool, Retries.together(unknown(run), outcome));
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

  /** Tries again as long as that is safe and may help. */
  private Run carriedOn(Run begun, Tool tool, Outcome sent, Cancellation cancellation) {
    Run run = begun;
    Outcome outcome = sent;
    while (again(run, tool, outcome, cancellation) instanceof Moved.To(Run next)) {
      run = next;
      outcome = Retries.together(outcome, dispatcher.send(attempt(run, tool), cancellation));
    }
    return completed(run, tool, outcome);
  }

  /**
   * The next attempt, committed before it is sent; not when somebody or something is against it.
   */
  private Moved again(Run run, Tool tool, Outcome outcome, Cancellation cancellation) {
    Optional<Duration> pause =
        retries.next(tool, run.attempt(), outcome, run.deadline(), cancellation);
    if (pause.isEmpty() || !slept(pause.get())) {
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
    Guard guard = named(dispatchGuards, requirement);
    Verdict.Refuse refusal = guard.unmet(run);
    return completion.end(
        run,
        history.gates(run, List.of(new Checked(guard.slot(), refusal))),
        RunChange.ended(
            RunState.REFUSED, run.attempt(), refusal.problem(), Optional.empty(), clock.instant()));
  }

  private static boolean isAmong(List<Guard> guards, Guard one) {
    return guards.stream().anyMatch(other -> other.requirement().equals(one.requirement()));
  }

  private static Guard named(List<? extends Guard> guards, String requirement) {
    return guards.stream()
        .filter(guard -> guard.requirement().equals(requirement))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody required " + requirement));
  }

  private static Dispatch attempt(Run run, Tool tool) {
    return new Dispatch(
        run.tenant(),
        run.principal(),
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
