package dev.steward.controlplane.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums of {@code control.ledger_entry}; call inside a tenant transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRows extends GenericRepository<AccountRow, String> {
  @Query(
      """
      SELECT account, currency, CAST(sum(amount) AS bigint) AS balance, count(*) AS entries
      FROM control.ledger_entry
      WHERE tenant_id = :tenant
        AND (CAST(:after AS text) IS NULL OR (account, currency) > (:after, :afterCurrency))
      GROUP BY account, currency
      ORDER BY account, currency
      LIMIT :limit
      """)
  List<AccountRow> page(
      String tenant, @Nullable String after, @Nullable String afterCurrency, int limit);
}
