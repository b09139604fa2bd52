package dev.steward.controlplane.relay;

import dev.steward.controlplane.relay.RelayRows.Behind;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Entry;
import dev.steward.journal.Journal;
import dev.steward.ports.events.EventBus;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Publishes entries of the journal in the order of their streams, then remembers how far it came:
 * each at least once. Sequence numbers of a stream are committed in their order and without gaps,
 * so what lies behind the cursor is all there is. Two at work publish twice and leave nothing out.
 */
@Singleton
@Requires(bean = EventBus.class)
final class Relay {
  static final int PAGE = 500;

  private final Journal journal;
  private final RelayRows rows;
  private final TenantTransactions transactions;
  private final EventBus bus;

  Relay(Journal journal, RelayRows rows, TenantTransactions transactions, EventBus bus) {
    this.journal = journal;
    this.rows = rows;
    this.transactions = transactions;
    this.bus = bus;
  }

  /** A page of each stream that has something new; says how many entries are left to publish. */
  long relay(TenantId tenant) {
    long left = 0;
    for (Behind behind : transactions.read(tenant, tx -> rows.behind(tx, tenant))) {
      left += behind.head() - relay(tenant, behind);
    }
    return left;
  }

  private long relay(TenantId tenant, Behind behind) {
    List<Entry> entries =
        transactions.read(
            tenant, tx -> journal.tail(tx, tenant, behind.stream(), behind.cursor(), PAGE));
    bus.publish(entries.stream().map(Published::of).toList());
    long reached = entries.getLast().seq();
    transactions.write(
        tenant,
        tx -> {
          rows.advance(tx, tenant, behind.stream(), reached);
          return reached;
        });
    return Math.min(reached, behind.head());
  }
}
