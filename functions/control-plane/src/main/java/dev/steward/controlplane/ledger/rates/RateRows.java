package dev.steward.controlplane.ledger.rates;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads of {@code control.rate_limit}; call inside a tenant transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RateRows extends GenericRepository<RateRow, String> {
  @Query(
      """
      SELECT l.*, 0 AS counted FROM control.rate_limit l
      WHERE l.tenant_id = :tenant
        AND (CAST(:before AS text) IS NULL OR l.id < :before)
      ORDER BY l.id DESC
      LIMIT :limit
      """)
  List<RateRow> page(String tenant, @Nullable String before, int limit);

  /** The limits that have no room for one more call of this kind at this time. */
  @Query(
      """
      SELECT l.id, l.scope, c.subject, l.span, l.calls, n.calls AS counted, l.created_by,
        l.created_at
      FROM control.rate_limits_of_call(:tenant, :principal, :session, :tool) c
      JOIN control.rate_limit l
        ON l.tenant_id = :tenant
        AND l.id = c.id
      JOIN control.rate_count n
        ON n.tenant_id = :tenant
        AND n.limit_id = c.id
        AND n.subject = c.subject
      WHERE n.calls >= l.calls
        AND n.starts_at >= date_trunc(l.span, CAST(:now AS timestamptz), 'UTC')
      ORDER BY l.id
      """)
  List<RateRow> full(
      String tenant, String principal, @Nullable String session, String tool, Instant now);
}
