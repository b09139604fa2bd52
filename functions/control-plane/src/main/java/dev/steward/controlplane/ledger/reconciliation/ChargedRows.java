package dev.steward.controlplane.ledger.reconciliation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Reads of what runs were charged; call inside a tenant transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ChargedRows extends GenericRepository<ChargedRow, String> {
  @Query(
      """
      SELECT t.run_id, e.amount, e.currency
      FROM control.ledger_transaction t
      JOIN control.ledger_entry e
        ON e.tenant_id = t.tenant_id
        AND e.transaction_id = t.id
        AND e.amount > 0
      WHERE t.tenant_id = :tenant
        AND t.run_id IN (:runs)
      """)
  List<ChargedRow> of(String tenant, List<String> runs);
}
