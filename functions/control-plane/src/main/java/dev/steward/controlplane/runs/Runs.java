package dev.steward.controlplane.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.json.StoredJson;
import dev.steward.registry.Risk;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs of every tenant. Reading opens its own transaction; writing joins the caller's, because
 * a run never changes without an entry in the journal.
 */
@Singleton
public final class Runs {
  /** The requirement of every move. */
  public static final String LEGAL_MOVE = "legal-move";

  private final TenantTransactions transactions;
  private final RunRows rows;

  Runs(TenantTransactions transactions, RunRows rows) {
    this.transactions = transactions;
    this.rows = rows;
  }

  public Optional<Run> find(TenantId tenant, String id) {
    return transactions.read(tenant, tx -> rows.one(tenant.value(), id).map(RunRow::toRun));
  }

  /** Newest first, older than {@code before} (a run id) where given. */
  public List<Run> page(TenantId tenant, RunFilter filter, Optional<String> before, int limit) {
    return transactions.read(
        tenant,
        tx ->
            rows
                .page(
                    tenant.value(),
                    filter.tool().orElse(null),
                    filter.state().map(RunState::wire).orElse(null),
                    filter.principal().orElse(null),
                    before.orElse(null),
                    limit)
                .stream()
                .map(RunRow::toRun)
                .toList());
  }

  /** Runs under way whose deadline passed before {@code then}; at most 100. */
  public List<Run> overdue(TenantId tenant, Instant then) {
    return transactions.read(
        tenant, tx -> rows.overdue(tenant.value(), then).stream().map(RunRow::toRun).toList());
  }

  /** Admitted runs older than {@code before} that may still be sent; at most 100. */
  public List<Run> waiting(TenantId tenant, Instant before, Instant now) {
    return transactions.read(
        tenant,
        tx -> rows.waiting(tenant.value(), before, now).stream().map(RunRow::toRun).toList());
  }

  /** Whether somebody wishes this run called off. */
  public boolean cancelAsked(TenantId tenant, String id) {
    return transactions.read(tenant, tx -> rows.cancelAsked(tenant.value(), id).orElse(false));
  }

  public void insert(Statements statements, Run run) {
    if (!run.state().first()) {
      throw new IllegalStateException("a run cannot begin as " + run.state());
    }
    statements.add(
        """
        INSERT INTO control.run (
          tenant_id, id, tool, tool_digest, risk, state, principal, session_id, task_id,
          trace_id, attempt, policy, approval_id, max_cost, input, input_salt, problem, created_at,
          deadline_at, finished_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        slots ->
            slots
                .text(run.tenant().value())
                .text(run.id())
                .text(run.tool())
                .text(run.toolDigest().map(Digest::value).orElse(null))
                .text(run.risk().map(Risk::wire).orElse(null))
                .text(run.state().wire())
                .text(run.principal())
                .text(run.session().orElse(null))
                .text(run.task().orElse(null))
                .text(run.trace())
                .number(run.attempt())
                .text(run.policy().orElse(null))
                .text(run.approval().orElse(null))
                .number(run.maxCost())
                .text(new String(run.input().canonicalBytes(), StandardCharsets.UTF_8))
                .text(run.inputSalt())
                .text(text(run.problem()))
                .moment(run.createdAt())
                .moment(run.deadline())
                .moment(run.finishedAt().orElse(null)));
  }

  /**
   * A run that is in no state from which this move is legal, or at another attempt, makes all of
   * the statements void.
   */
  public void move(Statements statements, TenantId tenant, String id, RunChange change) {
    statements.require(
        LEGAL_MOVE,
        """
        UPDATE control.run
        SET state = ?, attempt = ?, output = ?, problem = ?, evidence = ?, finished_at = ?,
          cost = coalesce(?, cost), deadline_at = coalesce(?, deadline_at)
        WHERE tenant_id = ?
          AND id = ?
          AND attempt = ?
          AND state = ANY (?)
        """,
        slots ->
            slots
                .text(change.to().wire())
                .number(change.attempt())
                .text(text(change.output()))
                .text(text(change.problem()))
                .text(text(change.evidence()))
                .moment(change.finishedAt().orElse(null))
                .number(change.cost().orElse(null))
                .moment(change.deadline().orElse(null))
                .text(tenant.value())
                .text(id)
                .number(change.attemptBefore())
                .array("text", statesBefore(change.to())));
  }

  /** Notes the wish to cancel a run under way; whoever carries the run looks for it. */
  public void askToCancel(Connection tx, TenantId tenant, String id) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE control.run
            SET cancel_asked = true
            WHERE tenant_id = ?
              AND id = ?
            """)) {
      update.setString(1, tenant.value());
      update.setString(2, id);
      update.executeUpdate();
    }
  }

  private static Object[] statesBefore(RunState to) {
    return Arrays.stream(RunState.values())
        .filter(state -> state.next().contains(to))
        .map(RunState::wire)
        .toArray();
  }

  private static @Nullable String text(Optional<JsonNode> json) {
    return json.map(StoredJson::write).orElse(null);
  }
}
