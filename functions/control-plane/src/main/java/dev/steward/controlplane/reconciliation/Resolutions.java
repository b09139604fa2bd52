package dev.steward.controlplane.reconciliation;

import dev.steward.controlplane.kernel.Moved;
import dev.steward.controlplane.kernel.Moves;
import dev.steward.controlplane.kernel.Usage;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.core.Caller;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.journal.Facts;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Ends runs of unknown outcome on a person's word. */
@Singleton
final class Resolutions {
  private final Runs runs;
  private final Moves moves;
  private final IdSource ids;
  private final InstantSource clock;

  Resolutions(Runs runs, Moves moves, IdSource ids, InstantSource clock) {
    this.runs = runs;
    this.moves = moves;
    this.ids = ids;
    this.clock = clock;
  }

  /** Throws a fault when there is no such run, or its outcome is not unknown. */
  Run resolve(Caller caller, String id, Resolution resolution) {
    Run run =
        runs.find(caller.tenant(), id)
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such run"));
    if (run.state() != RunState.UNKNOWN) {
      throw known(run.state());
    }
    Instant now = clock.instant();
    Moved moved =
        moves.move(
            run,
            change(run, caller, resolution, now),
            Usage.NONE,
            List.of(entry(run, caller, resolution, now)),
            _ -> {});
    return switch (moved) {
      case Moved.To(Run resolved) -> resolved;
      case Moved.Not _ ->
          throw new Fault(ProblemType.CONFLICT, "somebody else found out at the same moment");
    };
  }

  private static Fault known(RunState state) {
    return new Fault(
        ProblemType.CONFLICT, "the run is " + state.wire() + ": only an unknown one is resolved");
  }

  private static RunChange change(Run run, Caller caller, Resolution resolution, Instant now) {
    return resolution.outcome() == RunState.SUCCEEDED
        ? RunChange.happened(run.attempt(), now)
        : RunChange.ended(
            RunState.FAILED,
            run.attempt(),
            Json.object()
                .put("type", ProblemType.EXECUTOR_FAILED.uri())
                .put("title", ProblemType.EXECUTOR_FAILED.title())
                .put("detail", caller.principal() + " found that nothing was done"),
            Optional.empty(),
            now);
  }

  private NewEntry entry(Run run, Caller caller, Resolution resolution, Instant now) {
    return new NewEntry(
        ids.next("evt"),
        "run.resolved",
        now,
        new Facts(
            caller.principal(),
            run.id(),
            run.trace(),
            run.session().orElse(null),
            run.task().orElse(null),
            run.tool(),
            run.toolDigest().map(Digest::value).orElse(null)),
        Json.object()
            .put("by", caller.principal())
            .put("outcome", resolution.outcome().wire())
            .put("note", resolution.note()));
  }
}
