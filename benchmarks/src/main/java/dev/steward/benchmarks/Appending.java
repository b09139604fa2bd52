package dev.steward.benchmarks;

import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.StoredJson;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Appends one entry after another to the one stream all of them append to. */
final class Appending implements Client {
  private static final String STREAM = "alone";
  private static final AtomicLong CALLS = new AtomicLong();

  private final TenantTransactions transactions;
  private final Journal journal;
  private final TenantId tenant;
  private final Change like;

  Appending(TenantTransactions transactions, Journal journal, TenantId tenant, Change like) {
    this.transactions = transactions;
    this.journal = journal;
    this.tenant = tenant;
    this.like = like;
  }

  @Override
  public void call() {
    Statements statements = new Statements();
    journal.append(
        statements,
        tenant,
        STREAM,
        List.of(
            new NewEntry(
                "evt_alone_" + CALLS.incrementAndGet(),
                like.text("type"),
                Instant.now(),
                new Facts("ada@example.com", like.text("run_id"), null, null, null, null, null),
                StoredJson.read(like.text("body")).path("data"))));
    transactions.write(tenant, statements);
  }

  @Override
  public void close() {}
}
