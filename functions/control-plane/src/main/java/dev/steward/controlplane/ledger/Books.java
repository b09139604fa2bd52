package dev.steward.controlplane.ledger;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What was written in the ledger of a tenant. */
@Singleton
final class Books {
  private final TenantTransactions transactions;
  private final EntryRows entries;
  private final AccountRows accounts;

  Books(TenantTransactions transactions, EntryRows entries, AccountRows accounts) {
    this.transactions = transactions;
    this.entries = entries;
    this.accounts = accounts;
  }

  /** By name, after {@code last} (account and currency) where given. */
  List<AccountRow> accounts(TenantId tenant, Optional<List<String>> last, int limit) {
    return transactions.read(
        tenant,
        tx ->
            accounts.page(
                tenant.value(),
                last.map(List::getFirst).orElse(null),
                last.map(List::getLast).orElse(null),
                limit));
  }

  /** Newest first, after {@code last} (transaction) and its line where given. */
  List<EntryRow> entries(
      TenantId tenant, EntryFilter filter, Optional<String> last, int line, int limit) {
    return transactions.read(
        tenant,
        tx ->
            entries.page(
                tenant.value(),
                filter.account().orElse(null),
                filter.run().orElse(null),
                filter.tool().orElse(null),
                filter.principal().orElse(null),
                filter.session().orElse(null),
                filter.task().orElse(null),
                filter.from().orElse(null),
                filter.to().orElse(null),
                last.orElse(null),
                line,
                limit));
  }
}
