package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Journal;
import dev.steward.registry.Tool;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs this process is carrying right now, and how to stop one. */
@Singleton
public final class Executions {
  private static final Logger LOG = LoggerFactory.getLogger(Executions.class);

  private final Kernel kernel;
  private final Runs runs;
  private final Completion completion;
  private final ToolCatalog catalog;
  private final RunHistory history;
  private final Journal journal;
  private final TenantTransactions transactions;
  private final InstantSource clock;
  private final Draining draining;
  private final ExecutorService workers;
  private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

  Executions(
      Kernel kernel,
      Runs runs,
      Completion completion,
      ToolCatalog catalog,
      RunHistory history,
      Journal journal,
      TenantTransactions transactions,
      InstantSource clock,
      Draining draining,
      @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
    this.kernel = kernel;
    this.runs = runs;
    this.completion = completion;
    this.catalog = catalog;
    this.history = history;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
    this.draining = draining;
    this.workers = workers;
  }

  /** Carries the run on the caller's thread. */
  public Run now(Admission.Admitted admitted) {
    return carry(admitted, register(admitted.run()));
  }

  /** Carries the run on a thread of its own. */
  public CompletableFuture<Run> start(Admission.Admitted admitted) {
    UnderWay mine = register(admitted.run());
    return CompletableFuture.supplyAsync(() -> carry(admitted, mine), workers)
        .whenComplete(
            (_, failure) -> {
              if (failure != null) {
                LOG.error("run {} ended without a result", admitted.run().id(), failure);
              }
            });
  }

  /** Waits for the run no longer than given; empty when it is still under way then. */
  public Optional<Run> startAndWait(Admission.Admitted admitted, long seconds) {
    CompletableFuture<Run> future = start(admitted);
    try {
      return Optional.of(future.get(seconds, TimeUnit.SECONDS));
    } catch (TimeoutException stillRunning) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /**
   * Calls a run off. Before anything was sent it ends as cancelled; while the executor works the
   * request is dropped and the outcome is unknown, because the effect may have happened.
   */
  public Run cancel(Caller caller, Run run) {
    if (run.state().settled()) {
      throw new Fault(ProblemType.RUN_FINISHED, "the run is " + run.state().wire() + " already");
    }
    RunChange cancelled =
        RunChange.ended(
            RunState.CANCELLED,
            run.attempt(),
            RunHistory.problem(
                ProblemType.RUN_CANCELLED, "cancelled by " + caller.principal(), List.of()),
            Optional.empty(),
            clock.instant());
    if (run.state() != RunState.DISPATCHING) {
      Run after =
          completion.end(run, List.of(history.cancelAsked(run, caller.principal())), cancelled);
      if (after.state() != RunState.DISPATCHING) {
        return after;
      }
    }
    transactions.write(
        run.tenant(),
        tx -> {
          runs.askToCancel(tx, run.tenant(), run.id());
          journal.append(
              tx,
              run.tenant(),
              RunHistory.STREAM,
              List.of(history.cancelAsked(run, caller.principal())));
          return run;
        });
    UnderWay here = underWay.get(run.id());
    if (here != null) {
      here.cancellation().request();
    }
    return runs.find(run.tenant(), run.id()).orElse(run);
  }

  /**
   * Carries on with an admitted run that nobody carries: after an approval, or when whoever had it
   * is gone. Should somebody else take it first, nothing happens.
   */
  public void resume(TenantId tenant, String id) {
    if (draining.begun() || underWay.containsKey(id)) {
      return;
    }
    Optional<Run> waiting = runs.find(tenant, id).filter(run -> run.state() == RunState.ADMITTED);
    if (waiting.isEmpty()) {
      return;
    }
    Run run = waiting.get();
    Optional<Tool> tool =
        catalog
            .tool(run.tool())
            .filter(found -> run.toolDigest().equals(Optional.of(found.digest())));
    if (tool.isEmpty()) {
      completion.end(run, List.of(), changed(run));
      return;
    }
    var _ = start(new Admission.Admitted(run, tool.get()));
  }

  private RunChange changed(Run run) {
    return RunChange.ended(
        RunState.REFUSED,
        run.attempt(),
        RunHistory.problem(
            run.approval().isPresent() ? ProblemType.APPROVAL_VOID : ProblemType.TOOL_UNKNOWN,
            "the tool is not the one that was admitted: it changed while the run waited",
            List.of()),
        Optional.empty(),
        clock.instant());
  }

  /** How many runs this process carries at present. */
  public int carried() {
    return underWay.size();
  }

  /** Those that were begun before {@code then}. */
  List<UnderWay> underWaySince(Instant then) {
    return underWay.values().stream().filter(each -> each.begun().isBefore(then)).toList();
  }

  private UnderWay register(Run run) {
    UnderWay mine = new UnderWay(run.tenant(), run.id(), clock.instant(), new Cancellation());
    underWay.put(run.id(), mine);
    return mine;
  }

  private Run carry(Admission.Admitted admitted, UnderWay mine) {
    try {
      return kernel.dispatch(admitted, mine.cancellation());
    } finally {
      underWay.remove(mine.run());
    }
  }

  record UnderWay(TenantId tenant, String run, Instant begun, Cancellation cancellation) {}
}
