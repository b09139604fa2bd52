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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what is to be told, from the journal, which every function writes to: in the
 * transaction that moves the cursor, so each entry once.
 */
@Singleton
final class NewsIntake {
  private static final Logger LOG = LoggerFactory.getLogger(NewsIntake.class);

  /** The streams in which functions may ask for it. */
  private static final List<String> STREAMS = List.of("governance");

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
    for (TenantId tenant : tenants.all()) {
      for (String stream : STREAMS) {
        try {
          while (behind(tenant, stream) && page(tenant, stream)) {
            // there may be more
          }
        } catch (RuntimeException e) {
          // Whatever is wrong with one must not keep the others.
          LOG.warn("nobody in {} hears what {} has to tell", tenant, stream, e);
        }
      }
    }
  }

  private boolean behind(TenantId tenant, String stream) {
    return transactions.read(
        tenant,
        tx -> {
          long seq = rows.cursor(tx, tenant, stream);
          return journal.stretch(tx, tenant, stream, seq, 1, List.of()).end() > seq;
        });
  }

  /** False when another process is at it. */
  private boolean page(TenantId tenant, String stream) {
    return transactions.write(
        tenant,
        tx -> {
          OptionalLong seq = rows.take(tx, tenant, stream);
          if (seq.isPresent()) {
            page(tx, tenant, stream, seq.getAsLong());
          }
          return seq.isPresent();
        });
  }

  private void page(Connection tx, TenantId tenant, String stream, long after) throws SQLException {
    List<Entry> entries = journal.tail(tx, tenant, stream, after, PAGE);
    for (Entry entry : entries) {
      Optional<String> notice = NoticeText.asked(entry.body());
      if (notice.isPresent()) {
        rows.insert(tx, tenant, entry, notice.get());
      }
    }
    if (!entries.isEmpty()) {
      rows.advance(tx, tenant, stream, entries.getLast().seq());
    }
  }
}
