package dev.steward.controlplane.ledger.usage;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums over what was charged; call inside a tenant transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UsageRows extends GenericRepository<UsageRow, String> {
  @Query(
      """
      SELECT subject, starts_at, currency, CAST(sum(amount) AS bigint) AS micros, count(*) AS runs
      FROM control.spending(:tenant, :by, :bucket, :from, :to)
      WHERE CAST(:afterSubject AS text) IS NULL
        OR (starts_at, subject, currency)
          > (CAST(:afterStart AS timestamptz), :afterSubject, CAST(:afterCurrency AS text))
      GROUP BY starts_at, subject, currency
      ORDER BY starts_at, subject, currency
      LIMIT :limit
      """)
  List<UsageRow> sums(
      String tenant,
      String by,
      @Nullable String bucket,
      Instant from,
      Instant to,
      @Nullable Instant afterStart,
      @Nullable String afterSubject,
      @Nullable String afterCurrency,
      int limit);
}
