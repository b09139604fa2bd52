package dev.steward.controlplane.approvals;

import dev.steward.controlplane.kernel.DispatchGuard;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.policies.InForce;
import dev.steward.controlplane.policies.Policies;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.Digest;
import dev.steward.core.ProblemType;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A run that was held is dispatched only under its approval, used up in the transaction that writes
 * DISPATCHING: the digest is taken anew of what is about to be sent, with the tool and the policies
 * of this moment. Further attempts of the run pass under the same digest.
 */
@Singleton
final class ApprovalGuard implements DispatchGuard {
  private final ApprovalRows rows;
  private final TenantTransactions transactions;
  private final ToolCatalog catalog;
  private final Policies policies;
  private final InstantSource clock;

  ApprovalGuard(
      ApprovalRows rows,
      TenantTransactions transactions,
      ToolCatalog catalog,
      Policies policies,
      InstantSource clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.catalog = catalog;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.POLICY;
  }

  @Override
  public String requirement() {
    return "approval";
  }

  @Override
  public void require(Statements statements, Run run) {
    if (run.approval().isEmpty()) {
      return;
    }
    InForce inForce = policies.of(run.tenant());
    String digest = present(run, inForce).map(Digest::value).orElse("");
    if (run.attempt() == 0) {
      consume(statements, run, digest, inForce.head());
    } else {
      again(statements, run, digest);
    }
  }

  private void consume(Statements statements, Run run, String digest, String head) {
    Instant now = clock.instant();
    RunLock.add(statements, run);
    statements.require(
        requirement(),
        """
        UPDATE control.approval
        SET state = 'consumed', ended_at = ?
        WHERE tenant_id = ?
          AND id = ?
          AND run_id = ?
          AND state = 'approved'
          AND digest = ?
          AND expires_at > ?
          AND ? = coalesce((SELECT digest FROM control.policy_head h WHERE h.tenant_id = ?), '')
        """,
        slots ->
            slots
                .moment(now)
                .text(run.tenant().value())
                .text(run.approval().orElseThrow())
                .text(run.id())
                .text(digest)
                .moment(now)
                .text(head)
                .text(run.tenant().value()));
  }

  private void again(Statements statements, Run run, String digest) {
    statements.require(
        requirement(),
        """
        SELECT count(*) FROM control.approval
        WHERE tenant_id = ?
          AND id = ?
          AND run_id = ?
          AND state = 'consumed'
          AND digest = ?
        """,
        slots ->
            slots
                .text(run.tenant().value())
                .text(run.approval().orElseThrow())
                .text(run.id())
                .text(digest));
  }

  /** The digest of what would run now; empty when there is no such approval or tool. */
  private Optional<Digest> present(Run run, InForce inForce) {
    Optional<Approval> approval = find(run);
    return catalog
        .tool(run.tool())
        .flatMap(
            tool ->
                approval.map(
                    asked ->
                        BoundCall.of(
                                run,
                                tool.digest().value(),
                                inForce.digest().value(),
                                asked.expiresAt())
                            .digest()));
  }

  @Override
  public Verdict.Refuse unmet(Run run) {
    policies.forget(run.tenant());
    Optional<Approval> approval = find(run);
    if (approval.isPresent() && approval.get().expired(clock.instant())) {
      return new Verdict.Refuse(
          ProblemType.APPROVAL_EXPIRED, "the approval expired at " + approval.get().expiresAt());
    }
    return new Verdict.Refuse(
        ProblemType.APPROVAL_VOID,
        approval
            .filter(asked -> asked.state() != ApprovalState.APPROVED)
            .map(asked -> "the approval is " + asked.state().wire())
            .orElse(
                "the arguments, the tool or the policies are not those the approval was given for"));
  }

  private Optional<Approval> find(Run run) {
    return transactions.read(
        run.tenant(), tx -> rows.one(tx, run.tenant(), run.approval().orElseThrow()));
  }
}
