package dev.steward.controlplane.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.approvals.ApprovalRows.Due;
import dev.steward.controlplane.notify.Delivery;
import dev.steward.controlplane.notify.Notice;
import dev.steward.controlplane.notify.Notifier;
import dev.steward.controlplane.notify.Patience;
import dev.steward.controlplane.resilience.ApprovalChannel;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.json.StoredJson;
import dev.steward.registry.Tool;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of approvals, from the rows themselves: nothing that was opened goes untold because
 * a process died, and a channel that is down costs nobody but the approval, which then expires.
 */
@Singleton
final class NoticeSender implements ApprovalChannel {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);

  private static final Patience PATIENCE = new Patience(10);
  private static final int AT_ONCE = 20;

  /** Longer than one attempt may take, so that no other process takes the same meanwhile. */
  private static final Duration MINE = Duration.ofSeconds(30);

  private final ApprovalRows rows;
  private final ToolCatalog catalog;
  private final Notifier notifier;
  private final Tenants tenants;
  private final TenantTransactions transactions;
  private final InstantSource clock;
  private volatile boolean reachable = true;

  NoticeSender(
      ApprovalRows rows,
      ToolCatalog catalog,
      Notifier notifier,
      Tenants tenants,
      TenantTransactions transactions,
      InstantSource clock) {
    this.rows = rows;
    this.catalog = catalog;
    this.notifier = notifier;
    this.tenants = tenants;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "1s")
  void send() {
    tenants.each(
        tenant -> {
          for (int i = 0; i < AT_ONCE && sendOne(tenant); i++) {
            // the next that is due
          }
        });
  }

  /** By the last attempt to tell anybody anything. */
  @Override
  public boolean reachable() {
    return reachable;
  }

  private boolean sendOne(TenantId tenant) {
    Instant now = clock.instant();
    Optional<Due> due =
        transactions.write(tenant, tx -> rows.takeDue(tx, tenant, now, now.plus(MINE)));
    due.ifPresent(each -> tell(tenant, each));
    return due.isPresent();
  }

  private void tell(TenantId tenant, Due due) {
    Approval approval = due.approval();
    Delivery delivery = notifier.tell(notice(tenant, approval));
    reachable = delivery instanceof Delivery.Done;
    Optional<Instant> next =
        switch (delivery) {
          case Delivery.Done _ -> Optional.empty();
          case Delivery.Refused(String why) -> givenUp(approval, why);
          case Delivery.Later later ->
              PATIENCE
                  .after(due.attempt(), later)
                  .map(clock.instant()::plus)
                  .or(() -> givenUp(approval, later.why()));
        };
    transactions.write(
        tenant,
        tx -> {
          rows.notice(tx, tenant, approval.id(), next);
          return approval;
        });
  }

  private static Optional<Instant> givenUp(Approval approval, String why) {
    LOG.warn("nobody could be told of {}: {}", approval.id(), why);
    return Optional.empty();
  }

  private Notice notice(TenantId tenant, Approval approval) {
    Optional<Tool> tool = catalog.tool(approval.tool());
    JsonNode arguments = StoredJson.read(approval.call()).path("arguments");
    return new Notice(
        tenant,
        approval.id(),
        approval.tool(),
        approval.requester(),
        approval.rule(),
        approval.reason(),
        tool.map(Explained::does),
        tool.map(it -> Explained.arguments(it, arguments)).orElse(List.of()),
        tool.flatMap(Tool::page),
        approval.call(),
        approval.digest().value(),
        approval.expiresAt());
  }
}
