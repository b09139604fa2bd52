package dev.steward.controlplane.kernel;

import dev.steward.controlplane.kernel.Executions.UnderWay;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.ProblemType;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Ends runs that nobody carries any more, such as those of a process that was killed, and hears
 * cancellations that reached another process.
 */
@Singleton
final class Upkeep {
  /** How long after its deadline a run may still be on its way to its end. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** A run this young is most likely over before anybody can wish it called off. */
  private static final Duration YOUNG = Duration.ofSeconds(1);

  /** An admitted run older than this is nobody's, or somebody's who will find it taken. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(3);

  private final Runs runs;
  private final Tenants tenants;
  private final Executions executions;
  private final Completion completion;
  private final Waypoints waypoints;
  private final InstantSource clock;

  Upkeep(
      Runs runs,
      Tenants tenants,
      Executions executions,
      Completion completion,
      Waypoints waypoints,
      InstantSource clock) {
    this.runs = runs;
    this.tenants = tenants;
    this.executions = executions;
    this.completion = completion;
    this.waypoints = waypoints;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "5s")
  void endAbandonedRuns() {
    tenants.each(
        tenant -> {
          for (Run run : runs.overdue(tenant, clock.instant().minus(GRACE))) {
            completion.end(run, List.of(), abandoned(run));
          }
        });
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "2s")
  void carryOnWithWaitingRuns() {
    Instant now = clock.instant();
    tenants.each(
        tenant -> {
          for (Run run : runs.waiting(tenant, now.minus(LEFT_ALONE), now)) {
            waypoints.reached(Waypoint.RESUMED);
            executions.resume(tenant, run.id());
          }
        });
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "1s")
  void hearCancellations() {
    for (UnderWay each : executions.underWaySince(clock.instant().minus(YOUNG))) {
      if (runs.cancelAsked(each.tenant(), each.run())) {
        each.cancellation().request();
      }
    }
  }

  private RunChange abandoned(Run run) {
    boolean sent = run.state() == RunState.DISPATCHING;
    return RunChange.ended(
        sent ? RunState.UNKNOWN : RunState.FAILED,
        run.attempt(),
        RunHistory.problem(
            sent ? ProblemType.EXECUTOR_OUTCOME_UNKNOWN : ProblemType.UNAVAILABLE,
            sent
                ? "Steward stopped while the executor was at work"
                : "Steward stopped before anything was sent",
            List.of()),
        Optional.empty(),
        clock.instant());
  }
}
