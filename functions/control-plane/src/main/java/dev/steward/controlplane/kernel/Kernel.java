package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one road of a tool call. {@link #admit} asks the gates and records their words and the run in
 * one transaction; {@link #dispatch} records that bytes are about to leave, sends them, and records
 * what came of it. Nothing else in Steward executes a tool.
 */
@Singleton
public final class Kernel {
  private final Gates gates;
  private final NewRuns newRuns;
  private final RunHistory history;
  private final Moves moves;
  private final Attempts attempts;
  private final EarlierCalls earlierCalls;
  private final List<DispatchGuard> dispatchGuards;
  private final Tenants tenants;
  private final Waypoints waypoints;

  Kernel(
      Gates gates,
      NewRuns newRuns,
      RunHistory history,
      Moves moves,
      Attempts attempts,
      EarlierCalls earlierCalls,
      List<DispatchGuard> dispatchGuards,
      Tenants tenants,
      Waypoints waypoints) {
    this.gates = gates;
    this.newRuns = newRuns;
    this.history = history;
    this.moves = moves;
    this.attempts = attempts;
    this.earlierCalls = earlierCalls;
    this.dispatchGuards = List.copyOf(dispatchGuards);
    this.tenants = tenants;
    this.waypoints = waypoints;
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
    Stopwatch watch = new Stopwatch();
    if (!tenants.knows(call.caller().tenant())) {
      // Thrown, not recorded: there is no history to record it in.
      throw new Fault(ProblemType.FORBIDDEN, "the caller's tenant is not registered here");
    }
    if (earlierCalls.likely(call)) {
      Optional<Admission> earlier = earlier(call);
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    return switch (gates.inspect(call)) {
      case Inspection.Cleared cleared -> clear(call, cleared, dispatching, watch);
      case Inspection.Stopped stopped -> earlier(call).orElseGet(() -> refuse(call, stopped));
    };
  }

  private Admission clear(
      ToolCall call, Inspection.Cleared cleared, boolean dispatching, Stopwatch watch) {
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
            : new Admission.Admitted(written, passage.tool(), watch.nanos());
      }
      case Moved.Not(String requirement) ->
          earlier(call)
              .orElseGet(
                  () -> {
                    Guard guard = Guard.named(guards, requirement);
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
    return attempts.carry(admitted, cancellation);
  }

  private static boolean isAmong(List<Guard> guards, Guard one) {
    return guards.stream().anyMatch(other -> other.requirement().equals(one.requirement()));
  }
}
