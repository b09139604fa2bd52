package dev.steward.controlplane.news;

import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Entry;
import dev.steward.journal.Journal;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes down what is to be told, from the journal, which every function writes to: in the
 * transaction that moves the cursor, so each entry once.
 */
@Singleton
final class NewsIntake {
  /** In which functions ask for it. */
  private static final String STREAM = "governance";

  private static final int PAGE = 500;

  private final NewsRows rows;
  private final Journal journal;
  private final Tenants tenants;
  private final TenantTransactions transactions;

  NewsIntake(NewsRows rows, Journal journal, Tenants tenants, TenantTransactions transactions) {
    this.rows = rows;
    this.journal = journal;
    this.tenants = tenants;
    this.transactions = transactions;
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "1s")
  void read() {
    tenants.each(
        tenant -> {
          while (behind(tenant) && page(tenant)) {
            // there may be more
          }
        });
  }

  private boolean behind(TenantId tenant) {
    return transactions.read(
        tenant,
        tx -> {
          long seq = rows.cursor(tx, tenant, STREAM);
          return journal.stretch(tx, tenant, STREAM, seq, 1, List.of()).end() > seq;
        });
  }

  /** False when another process is at it. */
  private boolean page(TenantId tenant) {
    return transactions.write(
        tenant,
        tx -> {
          OptionalLong seq = rows.take(tx, tenant, STREAM);
          if (seq.isPresent()) {
            page(tx, tenant, seq.getAsLong());
          }
          return seq.isPresent();
        });
  }

  private void page(Connection tx, TenantId tenant, long after) throws SQLException {
    List<Entry> entries = journal.tail(tx, tenant, STREAM, after, PAGE);
    for (Entry entry : entries) {
      Optional<String> notice = NoticeText.asked(entry.body());
      if (notice.isPresent()) {
        rows.insert(tx, tenant, entry, notice.get());
      }
    }
    if (!entries.isEmpty()) {
      rows.advance(tx, tenant, STREAM, entries.getLast().seq());
    }
  }
}
