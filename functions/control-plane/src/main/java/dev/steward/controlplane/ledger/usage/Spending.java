package dev.steward.controlplane.ledger.usage;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Sums over the ledger of a tenant. */
@Singleton
final class Spending {
  private final TenantTransactions transactions;
  private final UsageRows rows;

  Spending(TenantTransactions transactions, UsageRows rows) {
    this.transactions = transactions;
    this.rows = rows;
  }

  /** In the order of time, then of names; after {@code last} where given. */
  List<UsageRow> sums(TenantId tenant, UsageQuestion question, Optional<UsageRow> last, int limit) {
    return transactions.read(
        tenant,
        tx ->
            rows.sums(
                tenant.value(),
                question.by().wire(),
                question.bucket().map(Bucket::wire).orElse(null),
                question.from(),
                question.to(),
                last.map(UsageRow::startsAt).orElse(null),
                last.map(UsageRow::subject).orElse(null),
                last.map(UsageRow::currency).orElse(null),
                limit));
  }
}
