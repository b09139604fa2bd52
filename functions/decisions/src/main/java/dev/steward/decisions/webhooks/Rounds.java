package dev.steward.decisions.webhooks;

import dev.steward.core.Fault;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings on what no request brings on: what was broken off, what people decided, what is due. */
@Singleton
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration LEFT_AFTER = Duration.ofMinutes(1);

  private final DueDeliveries due;
  private final Triage triage;
  private final Aftermath aftermath;
  private final Outbox outbox;
  private final Set<TenantId> tenants;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  Rounds(
      DueDeliveries due,
      Triage triage,
      Aftermath aftermath,
      Outbox outbox,
      List<Vendor> vendors,
      TenantTransactions transactions,
      InstantSource clock) {
    this.due = due;
    this.triage = triage;
    this.aftermath = aftermath;
    this.outbox = outbox;
    this.tenants =
        vendors.stream()
            .flatMap(vendor -> vendor.mailboxes().stream())
            .map(Mailbox::tenant)
            .collect(Collectors.toUnmodifiableSet());
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "${steward.webhooks.every:2s}")
  void go() {
    for (TenantId tenant : tenants) {
      try {
        go(tenant);
      } catch (Fault fault) {
        LOG.warn("webhooks of {} wait: {}", tenant.value(), fault.detail());
      }
    }
  }

  private void go(TenantId tenant) {
    outbox.send(tenant);
    Instant before = clock.instant().minus(LEFT_AFTER);
    transactions
        .read(tenant, tx -> due.left(tx, tenant, before))
        .forEach(delivery -> triage.decide(tenant, delivery));
    transactions
        .read(tenant, tx -> due.unheard(tx, tenant, before))
        .forEach(delivery -> aftermath.hear(tenant, delivery));
    transactions
        .read(tenant, tx -> due.resolved(tx, tenant))
        .forEach(delivery -> triage.resolved(tenant, delivery));
  }
}
