package dev.steward.controlplane.journal;

import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.TenantId;
import dev.steward.journal.checkpoints.JournalAudit;
import dev.steward.journal.checkpoints.Sealing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals every tenant's journal every few seconds, and tells how far behind that is. */
@Singleton
final class SealingSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(SealingSchedule.class);

  private static final int AT_ONCE = 4;

  private final Tenants tenants;
  private final Sealing sealing;
  private final JournalAudit audit;
  private volatile Set<TenantId> lost = Set.of();

  SealingSchedule(Tenants tenants, Sealing sealing, JournalAudit audit, MeterRegistry meters) {
    this.tenants = tenants;
    this.sealing = sealing;
    this.audit = audit;
    TimeGauge.builder(
            "steward.checkpoint.behind",
            this,
            TimeUnit.MILLISECONDS,
            it -> it.sealing.behind().toMillis())
        .description("age of the oldest journal entry that no checkpoint may vouch for")
        .register(meters);
    meters.gauge("steward.checkpoint.troubles", this, it -> it.sealing.troubles().size());
    meters.gauge("steward.checkpoint.tenants.lost", this, it -> it.lost.size());
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "5s")
  void sealAll() {
    // A store that is slow for one tenant shall not keep all others waiting.
    try (ExecutorService pool =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      tenants.all().forEach(tenant -> pool.execute(() -> sealing.seal(tenant)));
    }
  }

  /** A tenant that was removed with all its rows has nobody left who would verify its journal. */
  @Scheduled(initialDelay = "30s", fixedDelay = "1m")
  void lookForLostTenants() {
    Set<TenantId> sealed = new HashSet<>(audit.sealedTenants());
    List<TenantId> known = tenants.all();
    known.forEach(sealed::remove);
    lost = sealed;
    if (!sealed.isEmpty()) {
      LOG.error("tenants whose journals were sealed are not in the directory: {}", sealed);
    }
  }
}
