package dev.steward.controlplane.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.json.StoredJson;
import dev.steward.registry.Risk;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
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

  /** Whether somebody wishes this run called off. */
  public boolean cancelAsked(TenantId tenant, String id) {
    return transactions.read(tenant, tx -> rows.cancelAsked(tenant.value(), id).orElse(false));
  }

  public void insert(Connection tx, Run run) throws SQLException {
    if (!run.state().first()) {
      throw new IllegalStateException("a run cannot begin as " + run.state());
    }
    try (PreparedStatement insert =
        tx.prepareStatement(
            """
            INSERT INTO control.run (
              tenant_id, id, tool, tool_digest, risk, state, principal, session_id, task_id,
              trace_id, attempt, input, input_salt, problem, created_at, deadline_at, finished_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, run.tenant().value());
      insert.setString(2, run.id());
      insert.setString(3, run.tool());
      insert.setString(4, run.toolDigest().map(Digest::value).orElse(null));
      insert.setString(5, run.risk().map(Risk::wire).orElse(null));
      insert.setString(6, run.state().wire());
      insert.setString(7, run.principal());
      insert.setString(8, run.session().orElse(null));
      insert.setString(9, run.task().orElse(null));
      insert.setString(10, run.trace());
      insert.setInt(11, run.attempt());
      insert.setString(12, new String(run.input().canonicalBytes(), StandardCharsets.UTF_8));
      insert.setString(13, run.inputSalt());
      insert.setString(14, text(run.problem()));
      insert.setObject(15, run.createdAt().atOffset(ZoneOffset.UTC));
      insert.setObject(16, run.deadline().atOffset(ZoneOffset.UTC));
      insert.setObject(17, run.finishedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
      insert.executeUpdate();
    }
  }

  /** False when the run is no longer in a state from which this move is legal. */
  public boolean move(Connection tx, TenantId tenant, String id, RunChange change)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            """
            UPDATE control.run
            SET state = ?, attempt = ?, output = ?, problem = ?, evidence = ?, finished_at = ?
            WHERE tenant_id = ?
              AND id = ?
              AND state = ANY (?)
            """)) {
      update.setString(1, change.to().wire());
      update.setInt(2, change.attempt());
      update.setString(3, text(change.output()));
      update.setString(4, text(change.problem()));
      update.setString(5, text(change.evidence()));
      update.setObject(6, change.finishedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
      update.setString(7, tenant.value());
      update.setString(8, id);
      update.setArray(9, tx.createArrayOf("text", statesBefore(change.to())));
      return update.executeUpdate() == 1;
    }
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
