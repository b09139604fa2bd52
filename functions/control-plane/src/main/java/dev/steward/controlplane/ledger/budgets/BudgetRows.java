package dev.steward.controlplane.ledger.budgets;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads of {@code control.budget}; call inside a tenant transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BudgetRows extends GenericRepository<BudgetRow, String> {
  @Query(
      """
      SELECT b.*, coalesce(p.posted, 0) AS posted, coalesce(p.pending, 0) AS pending
      FROM control.budget b
      LEFT JOIN control.budget_period p
        ON p.tenant_id = b.tenant_id
        AND p.budget_id = b.id
        AND p.starts_at = control.budget_period_start(b.span, :now)
      WHERE b.tenant_id = :tenant
        AND b.id = :id
        AND b.removed_at IS NULL
      """)
  Optional<BudgetRow> one(String tenant, String id, Instant now);

  @Query(
      """
      SELECT b.*, coalesce(p.posted, 0) AS posted, coalesce(p.pending, 0) AS pending
      FROM control.budget b
      LEFT JOIN control.budget_period p
        ON p.tenant_id = b.tenant_id
        AND p.budget_id = b.id
        AND p.starts_at = control.budget_period_start(b.span, :now)
      WHERE b.tenant_id = :tenant
        AND b.removed_at IS NULL
        AND (CAST(:before AS text) IS NULL OR b.id < :before)
      ORDER BY b.id DESC
      LIMIT :limit
      """)
  List<BudgetRow> page(String tenant, Instant now, @Nullable String before, int limit);

  @Query(
      """
      SELECT b.*, coalesce(p.posted, 0) AS posted, coalesce(p.pending, 0) AS pending
      FROM control.budgets_of_call(:tenant, :session, :task) c
      JOIN control.budget b
        ON b.tenant_id = :tenant
        AND b.id = c.id
      LEFT JOIN control.budget_period p
        ON p.tenant_id = b.tenant_id
        AND p.budget_id = b.id
        AND p.starts_at = control.budget_period_start(b.span, :now)
      ORDER BY c.rank, c.id
      """)
  List<BudgetRow> ofCall(
      String tenant, @Nullable String session, @Nullable String task, Instant now);
}
