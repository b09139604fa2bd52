package dev.steward.controlplane.approvals;

import dev.steward.controlplane.kernel.Moves;
import dev.steward.controlplane.kernel.Usage;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.json.Json;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Ends what waits in vain: time-out means no, and so does anything that changed meanwhile. */
@Singleton
final class ApprovalSweep {
  private static final int AT_ONCE = 100;

  private final ApprovalRows rows;
  private final Runs runs;
  private final Moves moves;
  private final Present present;
  private final ApprovalEntries entries;
  private final Tenants tenants;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  ApprovalSweep(
      ApprovalRows rows,
      Runs runs,
      Moves moves,
      Present present,
      ApprovalEntries entries,
      Tenants tenants,
      TenantTransactions transactions,
      InstantSource clock) {
    this.rows = rows;
    this.runs = runs;
    this.moves = moves;
    this.present = present;
    this.entries = entries;
    this.tenants = tenants;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "2s")
  void sweep() {
    tenants.each(
        tenant ->
            transactions
                .read(tenant, tx -> rows.pending(tx, tenant, AT_ONCE))
                .forEach(approval -> look(tenant, approval)));
  }

  private void look(TenantId tenant, Approval approval) {
    Run run = runs.find(tenant, approval.run()).orElseThrow();
    if (approval.expired(clock.instant())) {
      end(
          run,
          approval,
          ApprovalState.EXPIRED,
          ProblemType.APPROVAL_EXPIRED,
          "nobody decided before " + approval.expiresAt());
    } else if (present.unchanged(run, approval).isEmpty()) {
      end(
          run,
          approval,
          ApprovalState.VOID,
          ProblemType.APPROVAL_VOID,
          "the arguments, the tool or the policies changed while the call waited");
    }
  }

  private void end(
      Run run, Approval approval, ApprovalState state, ProblemType type, String detail) {
    var problem =
        Json.object().put("type", type.uri()).put("title", type.title()).put("detail", detail);
    var _ =
        moves.move(
            run,
            RunChange.ended(
                RunState.REFUSED, run.attempt(), problem, Optional.empty(), clock.instant()),
            Usage.NONE,
            List.of(
                entries.entry(
                    run, state.wire(), run.principal(), Json.object().put("why", detail))),
            statements -> end(statements, run, approval, state));
  }

  /** Somebody may have decided in between: then nothing happens here. */
  private void end(Statements statements, Run run, Approval approval, ApprovalState state) {
    RunLock.add(statements, run);
    statements.require(
        "approval-pending",
        """
        UPDATE control.approval
        SET state = ?, ended_at = ?
        WHERE tenant_id = ?
          AND id = ?
          AND state = 'pending'
        """,
        slots ->
            slots
                .text(state.wire())
                .moment(clock.instant())
                .text(run.tenant().value())
                .text(approval.id()));
  }
}
