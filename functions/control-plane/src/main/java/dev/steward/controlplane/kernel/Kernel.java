package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.Fault;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.JsonDocument;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
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
  private final Runs runs;
  private final RunHistory history;
  private final Completion completion;
  private final Dispatcher dispatcher;
  private final Journal journal;
  private final TenantTransactions transactions;
  private final Tenants tenants;
  private final IdSource ids;
  private final InstantSource clock;

  Kernel(
      Gates gates,
      Runs runs,
      RunHistory history,
      Completion completion,
      Dispatcher dispatcher,
      Journal journal,
      TenantTransactions transactions,
      Tenants tenants,
      IdSource ids,
      InstantSource clock) {
    this.gates = gates;
    this.runs = runs;
    this.history = history;
    this.completion = completion;
    this.dispatcher = dispatcher;
    this.journal = journal;
    this.transactions = transactions;
    this.tenants = tenants;
    this.ids = ids;
    this.clock = clock;
  }

  /** The call is admitted and waits to be dispatched, or is refused. */
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
      case Inspection.Cleared cleared -> {
        Tool tool = cleared.passage().tool();
        Run run = admitted(call, tool, cleared.passage().arguments());
        yield new Admission.Admitted(record(run, cleared, dispatching), tool);
      }
      case Inspection.Stopped stopped -> {
        Run run = refused(call, stopped);
        yield new Admission.Refused(record(run, stopped, false), stopped.refusal());
      }
    };
  }

  private Run record(Run run, Inspection inspection, boolean dispatching) {
    Statements statements = new Statements();
    List<NewEntry> entries = new ArrayList<>(history.gates(run, inspection.verdicts()));
    entries.add(history.reached(run));
    runs.insert(statements, run);
    Run reached = run;
    if (dispatching) {
      RunChange change = RunChange.dispatching(1);
      runs.move(statements, run.tenant(), run.id(), change);
      reached = run.moved(change);
      entries.add(history.reached(reached));
    }
    journal.append(statements, run.tenant(), RunHistory.STREAM, entries);
    if (!transactions.write(run.tenant(), statements)) {
      throw new IllegalStateException(run.id() + " was inserted and could not be moved");
    }
    return reached;
  }

  /**
   * Carries an admitted run to its end and returns it as it then stands; blocks until the executor
   * answers, the deadline passes or the cancellation is requested. A run that was cancelled in the
   * meantime is returned as it is.
   */
  public Run dispatch(Admission.Admitted admitted, Cancellation cancellation) {
    Run run = admitted.run();
    if (run.state() == RunState.ADMITTED) {
      Optional<Run> begun = beginDispatch(run);
      if (begun.isEmpty()) {
        return runs.find(run.tenant(), run.id()).orElseThrow();
      }
      run = begun.get();
    }
    Outcome outcome = dispatcher.send(attempt(run, admitted.tool()), cancellation);
    return completion.complete(run, admitted.tool(), outcome);
  }

  private Optional<Run> beginDispatch(Run run) {
    RunChange change = RunChange.dispatching(run.attempt() + 1);
    Run dispatching = run.moved(change);
    Statements statements = new Statements();
    runs.move(statements, run.tenant(), run.id(), change);
    journal.append(
        statements, run.tenant(), RunHistory.STREAM, List.of(history.reached(dispatching)));
    return transactions.write(run.tenant(), statements)
        ? Optional.of(dispatching)
        : Optional.empty();
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

  private Run admitted(ToolCall call, Tool tool, JsonDocument arguments) {
    Instant now = clock.instant();
    return new Run(
        call.caller().tenant(),
        ids.next("run"),
        call.tool(),
        Optional.of(tool.digest()),
        Optional.of(tool.risk()),
        RunState.ADMITTED,
        call.caller().principal(),
        call.session(),
        call.task(),
        call.trace(),
        0,
        arguments,
        ids.next("salt"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        now.plus(tool.timeout()),
        Optional.empty());
  }

  private Run refused(ToolCall call, Inspection.Stopped stopped) {
    Instant now = clock.instant();
    Verdict.Refuse refusal = stopped.refusal();
    return new Run(
        call.caller().tenant(),
        ids.next("run"),
        call.tool(),
        stopped.passage().found().map(Tool::digest),
        stopped.passage().found().map(Tool::risk),
        RunState.REFUSED,
        call.caller().principal(),
        call.session(),
        call.task(),
        call.trace(),
        0,
        JsonDocument.of(call.arguments()),
        ids.next("salt"),
        Optional.empty(),
        Optional.of(RunHistory.problem(refusal.type(), refusal.detail(), refusal.violations())),
        Optional.empty(),
        now,
        now,
        Optional.of(now));
  }
}
