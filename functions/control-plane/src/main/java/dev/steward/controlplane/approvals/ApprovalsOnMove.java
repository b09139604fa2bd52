package dev.steward.controlplane.approvals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.kernel.Move;
import dev.steward.controlplane.kernel.OnMove;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.Digest;
import dev.steward.database.Statements;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A held run opens its approval; a run that ends before it is sent takes its approval with it. */
@Singleton
final class ApprovalsOnMove implements OnMove {
  private final ToolCatalog catalog;
  private final ApprovalSettings settings;
  private final ApprovalEntries entries;
  private final InstantSource clock;

  ApprovalsOnMove(
      ToolCatalog catalog,
      ApprovalSettings settings,
      ApprovalEntries entries,
      InstantSource clock) {
    this.catalog = catalog;
    this.settings = settings;
    this.entries = entries;
    this.clock = clock;
  }

  @Override
  public List<NewEntry> add(Statements statements, Move move) {
    Run run = move.after();
    if (run.approval().isEmpty()) {
      return List.of();
    }
    if (move.before().isEmpty()) {
      return List.of(open(statements, run, move.hold().orElseThrow()));
    }
    RunState before = move.before().get().state();
    return switch (run.state()) {
      case CANCELLED -> voids(statements, run);
      case REFUSED -> before == RunState.ADMITTED ? voids(statements, run) : List.of();
      case FAILED ->
          before == RunState.ADMITTED ? voids(statements, run) : List.of(why(run, "failed"));
      case DISPATCHING ->
          before == RunState.ADMITTED ? List.of(entries.entry(run, "consumed")) : List.of();
      case ADMITTED, HELD, SUCCEEDED, UNKNOWN -> List.of();
    };
  }

  private NewEntry open(Statements statements, Run run, Verdict.Hold hold) {
    Instant expiresAt = run.createdAt().plus(expiry(run));
    String toolDigest = run.toolDigest().map(Digest::value).orElseThrow();
    String policy = run.policy().orElseThrow();
    BoundCall call = BoundCall.of(run, toolDigest, policy, expiresAt);
    statements.add(
        """
        INSERT INTO control.approval (
          tenant_id, id, run_id, tool, tool_digest, policy, requester, rule, reason, call, digest,
          state, created_at, expires_at, notice_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?)
        """,
        slots ->
            slots
                .text(run.tenant().value())
                .text(run.approval().orElseThrow())
                .text(run.id())
                .text(run.tool())
                .text(toolDigest)
                .text(policy)
                .text(run.principal())
                .text(hold.rule())
                .text(hold.reason())
                .text(call.text())
                .text(call.digest().value())
                .moment(run.createdAt())
                .moment(expiresAt)
                .moment(run.createdAt()));
    return entries.entry(
        run,
        "opened",
        run.principal(),
        Json.object()
            .put("digest", call.digest().value())
            .put("rule", hold.rule())
            .put("expiresAt", expiresAt.toString()));
  }

  private Duration expiry(Run run) {
    return catalog.tool(run.tool()).flatMap(Tool::approvalExpiry).orElse(settings.expiry());
  }

  private List<NewEntry> voids(Statements statements, Run run) {
    statements.add(
        """
        UPDATE control.approval
        SET state = 'void', ended_at = ?
        WHERE tenant_id = ?
          AND id = ?
          AND state IN ('pending', 'approved')
        """,
        slots ->
            slots
                .moment(clock.instant())
                .text(run.tenant().value())
                .text(run.approval().orElseThrow()));
    return List.of(why(run, "void"));
  }

  private NewEntry why(Run run, String what) {
    ObjectNode data = Json.object();
    run.problem().ifPresent(problem -> data.put("why", problem.path("detail").asText()));
    return entries.entry(run, what, run.principal(), data);
  }
}
