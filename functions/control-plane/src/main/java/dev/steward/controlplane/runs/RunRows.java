package dev.steward.controlplane.runs;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads of {@code control.run}; call inside a tenant transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RunRows extends GenericRepository<RunRow, String> {
  @Query(
      """
      SELECT * FROM control.run
      WHERE tenant_id = :tenant
        AND id = :id
      """)
  Optional<RunRow> one(String tenant, String id);

  @Query(
      """
      SELECT * FROM control.run
      WHERE tenant_id = :tenant
        AND (CAST(:tool AS text) IS NULL OR tool = :tool)
        AND (CAST(:state AS text) IS NULL OR state = :state)
        AND (CAST(:principal AS text) IS NULL OR principal = :principal)
        AND (CAST(:before AS text) IS NULL OR id < :before)
      ORDER BY id DESC
      LIMIT :limit
      """)
  List<RunRow> page(
      String tenant,
      @Nullable String tool,
      @Nullable String state,
      @Nullable String principal,
      @Nullable String before,
      int limit);

  @Query(
      """
      SELECT * FROM control.run
      WHERE tenant_id = :tenant
        AND state IN ('admitted', 'dispatching')
        AND deadline_at < :before
      ORDER BY deadline_at
      LIMIT 100
      """)
  List<RunRow> overdue(String tenant, Instant before);

  @Query(
      """
      SELECT * FROM control.run
      WHERE tenant_id = :tenant
        AND state = 'admitted'
        AND created_at < :before
        AND deadline_at > :now
      ORDER BY created_at
      LIMIT 100
      """)
  List<RunRow> waiting(String tenant, Instant before, Instant now);

  @Query(
      """
      SELECT cancel_asked FROM control.run
      WHERE tenant_id = :tenant
        AND id = :id
      """)
  Optional<Boolean> cancelAsked(String tenant, String id);
}
