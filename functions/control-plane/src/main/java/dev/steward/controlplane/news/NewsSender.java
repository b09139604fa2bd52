package dev.steward.controlplane.news;

import dev.steward.controlplane.news.NewsRows.Due;
import dev.steward.controlplane.notify.Delivery;
import dev.steward.controlplane.notify.Notifier;
import dev.steward.controlplane.notify.Patience;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what was written down, until it is taken; a channel may be down for a day. */
@Singleton
final class NewsSender {
  private static final Logger LOG = LoggerFactory.getLogger(NewsSender.class);
  private static final Patience PATIENCE = new Patience(300);
  private static final int AT_ONCE = 20;

  /** Longer than one attempt may take, so that no other process tells the same meanwhile. */
  private static final Duration MINE = Duration.ofSeconds(30);

  private final NewsRows rows;
  private final Notifier notifier;
  private final Tenants tenants;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  NewsSender(
      NewsRows rows,
      Notifier notifier,
      Tenants tenants,
      TenantTransactions transactions,
      InstantSource clock) {
    this.rows = rows;
    this.notifier = notifier;
    this.tenants = tenants;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "2s")
  void send() {
    tenants.each(
        tenant -> {
          for (int i = 0; i < AT_ONCE && sendOne(tenant); i++) {
            // the next that is due
          }
        });
  }

  private boolean sendOne(TenantId tenant) {
    Instant now = clock.instant();
    Optional<Due> due =
        transactions.write(tenant, tx -> rows.takeDue(tx, tenant, now, now.plus(MINE)));
    due.ifPresent(each -> tell(tenant, each));
    return due.isPresent();
  }

  private void tell(TenantId tenant, Due due) {
    Delivery delivery = notifier.tell(NoticeText.read(tenant, due.id(), due.notice()));
    transactions.write(
        tenant,
        tx -> {
          switch (delivery) {
            case Delivery.Done _ -> rows.end(tx, tenant, due.id(), "told");
            case Delivery.Refused(String why) -> rows.end(tx, tenant, due.id(), givenUp(due, why));
            case Delivery.Later later -> {
              Optional<Duration> pause = PATIENCE.after(due.attempt(), later);
              if (pause.isPresent()) {
                rows.later(tx, tenant, due.id(), clock.instant().plus(pause.get()));
              } else {
                rows.end(tx, tenant, due.id(), givenUp(due, later.why()));
              }
            }
          }
          return delivery;
        });
  }

  private static String givenUp(Due due, String why) {
    LOG.warn("nobody could be told of {}: {}", due.id(), why);
    return "given up: " + why;
  }
}
