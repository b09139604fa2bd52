package dev.steward.controlplane.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads of {@code control.ledger_entry}; call inside a tenant transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EntryRows extends GenericRepository<EntryRow, String> {
  @Query(
      """
      SELECT e.transaction_id, e.line, t.at, e.account, e.amount, e.currency, t.run_id, t.tool,
        t.principal, t.session_id, t.task_id
      FROM control.ledger_transaction t
      JOIN control.ledger_entry e
        ON e.tenant_id = t.tenant_id
        AND e.transaction_id = t.id
      WHERE t.tenant_id = :tenant
        AND (CAST(:account AS text) IS NULL OR e.account = :account)
        AND (CAST(:run AS text) IS NULL OR t.run_id = :run)
        AND (CAST(:tool AS text) IS NULL OR t.tool = :tool)
        AND (CAST(:principal AS text) IS NULL OR t.principal = :principal)
        AND (CAST(:session AS text) IS NULL OR t.session_id = :session)
        AND (CAST(:task AS text) IS NULL OR t.task_id = :task)
        AND (CAST(:from AS timestamptz) IS NULL OR t.at >= :from)
        AND (CAST(:to AS timestamptz) IS NULL OR t.at < :to)
        AND (CAST(:before AS text) IS NULL OR (e.transaction_id, e.line) < (:before, :beforeLine))
      ORDER BY e.transaction_id DESC, e.line DESC
      LIMIT :limit
      """)
  List<EntryRow> page(
      String tenant,
      @Nullable String account,
      @Nullable String run,
      @Nullable String tool,
      @Nullable String principal,
      @Nullable String session,
      @Nullable String task,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String before,
      int beforeLine,
      int limit);
}
