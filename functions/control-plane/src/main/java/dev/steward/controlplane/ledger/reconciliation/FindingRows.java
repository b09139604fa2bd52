package dev.steward.controlplane.ledger.reconciliation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Reads of {@code control.ledger_finding}; call inside a tenant transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FindingRows extends GenericRepository<FindingRow, String> {
  @Query(
      """
      SELECT subject, kind, expected, found FROM control.ledger_finding
      WHERE tenant_id = :tenant
      ORDER BY kind, subject
      LIMIT :limit
      """)
  List<FindingRow> some(String tenant, int limit);

  @Query(
      """
      SELECT count(*) FROM control.ledger_transaction
      WHERE tenant_id = :tenant
      """)
  long transactions(String tenant);
}
