package dev.steward.controlplane.reconciliation;

import dev.steward.controlplane.kernel.Draining;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.Fault;
import dev.steward.core.TenantId;
import dev.steward.registry.IdempotencyLevel;
import dev.steward.registry.Tool;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for unknown outcomes in the background. Any number of processes may: a lease makes one of
 * them look at a run, and whatever one whose lease is over still writes changes nothing.
 */
@Singleton
final class Reconciliation {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final int LOOKS_AT_ONCE = 8;

  private final Leases leases;
  private final Reconciler reconciler;
  private final Tenants tenants;
  private final ToolCatalog catalog;
  private final ReconciliationSettings settings;
  private final Draining draining;
  private final ExecutorService workers;
  private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE);

  Reconciliation(
      Leases leases,
      Reconciler reconciler,
      Tenants tenants,
      ToolCatalog catalog,
      ReconciliationSettings settings,
      Draining draining,
      @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
    this.leases = leases;
    this.reconciler = reconciler;
    this.tenants = tenants;
    this.catalog = catalog;
    this.settings = settings;
    this.draining = draining;
    this.workers = workers;
  }

  @Scheduled(
      initialDelay = "${steward.reconciliation.every:1s}",
      fixedDelay = "${steward.reconciliation.every:1s}")
  void look() {
    List<String> tools =
        catalog.tools().stream()
            .filter(tool -> tool.idempotency() != IdempotencyLevel.NONE && tool.available())
            .map(Tool::name)
            .toList();
    for (TenantId tenant : tools.isEmpty() ? List.<TenantId>of() : tenants.all()) {
      for (Lease last : leases.due(tenant, tools, settings.givenUp())) {
        if (draining.begun() || !looks.tryAcquire()) {
          return;
        }
        workers.execute(() -> lookAt(last));
      }
    }
  }

  private void lookAt(Lease last) {
    try {
      Optional<Lease> lease = leases.next(last, settings.lease());
      lease.ifPresent(reconciler::look);
    } catch (Fault away) {
      LOG.warn("nothing was found out about {}: {}", last.run(), away.detail());
    } finally {
      looks.release();
    }
  }
}
