package dev.steward.controlplane.reconciliation;

import dev.steward.controlplane.dispatch.EffectAnswer;
import dev.steward.controlplane.dispatch.EffectQuery;
import dev.steward.controlplane.kernel.Attempts;
import dev.steward.controlplane.kernel.Completion;
import dev.steward.controlplane.kernel.Outcome;
import dev.steward.controlplane.kernel.Waypoint;
import dev.steward.controlplane.kernel.Waypoints;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.Digest;
import dev.steward.core.ProblemType;
import dev.steward.registry.IdempotencyLevel;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds out what became of one run, under a lease. */
@Singleton
final class Reconciler {
  private final Leases leases;
  private final Runs runs;
  private final ToolCatalog catalog;
  private final EffectQuery query;
  private final Completion completion;
  private final Attempts attempts;
  private final Waypoints waypoints;
  private final ReconciliationSettings settings;
  private final InstantSource clock;

  Reconciler(
      Leases leases,
      Runs runs,
      ToolCatalog catalog,
      EffectQuery query,
      Completion completion,
      Attempts attempts,
      Waypoints waypoints,
      ReconciliationSettings settings,
      InstantSource clock) {
    this.leases = leases;
    this.runs = runs;
    this.catalog = catalog;
    this.query = query;
    this.completion = completion;
    this.attempts = attempts;
    this.waypoints = waypoints;
    this.settings = settings;
    this.clock = clock;
  }

  void look(Lease lease) {
    Optional<Run> unknown =
        runs.find(lease.tenant(), lease.run()).filter(run -> run.state() == RunState.UNKNOWN);
    Optional<Tool> tool = unknown.flatMap(run -> catalog.tool(run.tool()));
    if (tool.isPresent() && !settled(lease, unknown.get(), tool.get())) {
      leases.rest(lease, pause(lease));
    }
  }

  private boolean settled(Lease lease, Run run, Tool tool) {
    return switch (tool.idempotency()) {
      // For a person.
      case NONE -> false;
      case DEDUPES -> triedAgain(lease, run, tool);
      case QUERYABLE -> asked(lease, run, tool);
    };
  }

  private boolean asked(Lease lease, Run run, Tool tool) {
    return switch (query.ask(tool.executor(), run.tenant(), run.id(), run.deadline())) {
      case EffectAnswer.Known known ->
          found(lease, run, tool, new Outcome.Returned(known.output(), known.usage()));
      case EffectAnswer.KnownFailed failed ->
          found(
              lease,
              run,
              tool,
              new Outcome.Failed(
                  ProblemType.EXECUTOR_REFUSED,
                  "the executor says: " + failed.problem().path("detail").asText("no"),
                  Optional.of(failed.problem())));
      case EffectAnswer.NeverSeen _ ->
          found(
              lease,
              run,
              tool,
              new Outcome.Failed(
                  ProblemType.EXECUTOR_FAILED,
                  "the executor never saw the call; nothing was done",
                  Optional.empty()));
      case EffectAnswer.StillRunning _ ->
          clock.instant().isAfter(run.deadline().plus(settings.patience()))
              && triedAgain(lease, run, tool);
      case EffectAnswer.NoAnswer _ -> false;
    };
  }

  private boolean found(Lease lease, Run run, Tool tool, Outcome outcome) {
    waypoints.reached(Waypoint.RECONCILED);
    Run after =
        completion.complete(run, tool, outcome, statements -> Leases.require(statements, lease));
    return after.state() != RunState.UNKNOWN;
  }

  /** Through the same effect key, which the executor answers as it did the first time. */
  private boolean triedAgain(Lease lease, Run run, Tool tool) {
    Instant now = clock.instant();
    Optional<Digest> digest = Optional.of(tool.digest());
    if (run.attempt() >= settings.attempts()
        || now.isAfter(run.createdAt().plus(settings.window()))
        || tool.idempotency() == IdempotencyLevel.NONE
        || !run.toolDigest().equals(digest)) {
      return false;
    }
    Run after =
        attempts.tryAgain(
            run, tool, now.plus(tool.timeout()), statements -> Leases.require(statements, lease));
    return after.state() != RunState.UNKNOWN;
  }

  private Duration pause(Lease lease) {
    long doublings = Math.min(lease.epoch() - 1, 20);
    Duration pause = settings.pause().multipliedBy(1L << doublings);
    return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
  }
}
