package dev.steward.controlplane.approvals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.kernel.Executions;
import dev.steward.controlplane.kernel.Moved;
import dev.steward.controlplane.kernel.Moves;
import dev.steward.controlplane.kernel.Usage;
import dev.steward.controlplane.kernel.Waypoint;
import dev.steward.controlplane.kernel.Waypoints;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The approvals of every tenant, and deciding on them. */
@Singleton
public final class Approvals {
  private static final String OPEN = "approval-open";

  private final ApprovalRows rows;
  private final Runs runs;
  private final Moves moves;
  private final Executions executions;
  private final Present present;
  private final ApprovalEntries entries;
  private final TenantTransactions transactions;
  private final Waypoints waypoints;
  private final InstantSource clock;

  Approvals(
      ApprovalRows rows,
      Runs runs,
      Moves moves,
      Executions executions,
      Present present,
      ApprovalEntries entries,
      TenantTransactions transactions,
      Waypoints waypoints,
      InstantSource clock) {
    this.rows = rows;
    this.runs = runs;
    this.moves = moves;
    this.executions = executions;
    this.present = present;
    this.entries = entries;
    this.transactions = transactions;
    this.waypoints = waypoints;
    this.clock = clock;
  }

  public Optional<Approval> find(TenantId tenant, String id) {
    return transactions.read(tenant, tx -> rows.one(tx, tenant, id));
  }

  List<Approval> page(
      TenantId tenant, Optional<ApprovalState> state, Optional<String> before, int limit) {
    return transactions.read(tenant, tx -> rows.page(tx, tenant, state, before, limit));
  }

  /**
   * Decides, unless the caller is who asked, or the approval is not open any more; an approved run
   * is carried on with once that is committed.
   */
  public Approval decide(Caller caller, String id, Decision decision) {
    mayDecide(caller);
    Approval approval =
        find(caller.tenant(), id)
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such approval"));
    mayDecideOn(caller, approval, decision);
    Run run = runs.find(caller.tenant(), approval.run()).orElseThrow();
    RunChange change = change(caller, run, approval, decision);
    Moved moved =
        moves.move(
            run,
            change,
            Usage.NONE,
            List.of(
                entries.entry(
                    run,
                    decision.kind().state().wire(),
                    caller.principal(),
                    data(approval, decision))),
            statements -> decide(statements, caller, run, approval, decision));
    Approval after = find(caller.tenant(), id).orElseThrow();
    if (moved instanceof Moved.Not) {
      throw closed(after);
    }
    if (decision.kind() == Decision.Kind.APPROVE) {
      transactions.afterCommit(
          () -> {
            waypoints.reached(Waypoint.APPROVED);
            executions.resume(run.tenant(), run.id());
          });
    }
    return after;
  }

  private static void mayDecide(Caller caller) {
    if (!caller.has(Role.OPERATOR) && !caller.has(Role.ADMIN)) {
      throw new Fault(ProblemType.FORBIDDEN, "only operators and admins decide on approvals");
    }
  }

  private void mayDecideOn(Caller caller, Approval approval, Decision decision) {
    if (approval.requester().equals(caller.principal())) {
      throw new Fault(
          ProblemType.SELF_APPROVAL, caller.principal() + " asked for this call and cannot decide");
    }
    if (approval.state() != ApprovalState.PENDING || approval.expired(clock.instant())) {
      throw closed(approval);
    }
    if (decision.kind() == Decision.Kind.REVISE && decision.note().isEmpty()) {
      throw new Fault(
          ProblemType.INVALID_INPUT,
          "who sends a call back says what to change",
          List.of(new Violation("/note", "says what to change")),
          null);
    }
    if (decision.digest().filter(shown -> !shown.equals(approval.digest())).isPresent()) {
      throw new Fault(
          ProblemType.APPROVAL_VOID,
          "the digest is not that of this approval: it was another call that was shown");
    }
  }

  private Fault closed(Approval approval) {
    boolean expired =
        approval.state() == ApprovalState.EXPIRED
            || (approval.state() == ApprovalState.PENDING && approval.expired(clock.instant()));
    return expired
        ? new Fault(ProblemType.APPROVAL_EXPIRED, "the approval expired at " + approval.expiresAt())
        : new Fault(
            ProblemType.APPROVAL_DECIDED,
            "the approval is " + approval.state().wire() + " already");
  }

  private RunChange change(Caller caller, Run run, Approval approval, Decision decision) {
    Instant now = clock.instant();
    return switch (decision.kind()) {
      case APPROVE ->
          RunChange.released(run.attempt(), now.plus(present.tool(run, approval).timeout()));
      case REJECT ->
          refused(
              run, ProblemType.APPROVAL_REJECTED, "rejected by " + caller.principal(), decision);
      case REVISE ->
          refused(run, ProblemType.REVISION_ASKED, "sent back by " + caller.principal(), decision);
    };
  }

  private RunChange refused(Run run, ProblemType type, String who, Decision decision) {
    ObjectNode problem =
        Json.object()
            .put("type", type.uri())
            .put("title", type.title())
            .put("detail", who + decision.note().map(note -> ": " + note).orElse(""));
    decision.note().ifPresent(note -> problem.put("note", note));
    return RunChange.ended(
        RunState.REFUSED, run.attempt(), problem, Optional.empty(), clock.instant());
  }

  private static ObjectNode data(Approval approval, Decision decision) {
    ObjectNode data = Json.object().put("digest", approval.digest().value());
    decision.note().ifPresent(note -> data.put("note", note));
    return data;
  }

  private void decide(
      Statements statements, Caller caller, Run run, Approval approval, Decision decision) {
    Instant now = clock.instant();
    RunLock.add(statements, run);
    statements.require(
        OPEN,
        """
        UPDATE control.approval
        SET state = ?, decided_by = ?, decided_at = ?, note = ?
        WHERE tenant_id = ?
          AND id = ?
          AND state = 'pending'
          AND expires_at > ?
          AND digest = ?
        """,
        slots ->
            slots
                .text(decision.kind().state().wire())
                .text(caller.principal())
                .moment(now)
                .text(decision.note().orElse(null))
                .text(run.tenant().value())
                .text(approval.id())
                .moment(now)
                .text(approval.digest().value()));
  }
}
