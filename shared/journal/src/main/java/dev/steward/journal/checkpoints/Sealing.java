package dev.steward.journal.checkpoints;

import dev.steward.core.Fault;
import dev.steward.core.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the checkpoints of every tenant up to date, and knows how far that got. Without a place for
 * checkpoints, or a key, nothing is ever vouched for.
 */
@Singleton
public final class Sealing {
  private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

  private final Map<TenantId, Progress> tenants = new ConcurrentHashMap<>();
  private final Map<TenantId, Object> locks = new ConcurrentHashMap<>();
  private final @Nullable Sealer sealer;
  private final InstantSource clock;
  private final Instant start;

  Sealing(@Nullable Sealer sealer, InstantSource clock) {
    this.sealer = sealer;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Up to which moment everything is vouched for, and what kept it from being now. */
  private record Progress(Instant upTo, Optional<String> trouble) {}

  /** Seals what is new, unless another process is about to; says what was in the way, in words. */
  public Optional<String> seal(TenantId tenant) {
    synchronized (locks.computeIfAbsent(tenant, _ -> new Object())) {
      Instant now = clock.instant();
      try {
        Progress progress = seal(tenant, now);
        tenants.put(tenant, progress);
        return progress.trouble();
      } catch (Fault fault) {
        LOG.warn("the journal of {} is not being sealed: {}", tenant, fault.detail());
        return trouble(tenant, fault.detail());
      } catch (RuntimeException e) {
        LOG.error("the journal of {} is not being sealed", tenant, e);
        return trouble(tenant, "the sealer failed at its own work");
      }
    }
  }

  private Optional<String> trouble(TenantId tenant, String what) {
    tenants.put(tenant, new Progress(sealedUpTo(tenant), Optional.of(what)));
    return Optional.of(what);
  }

  private Progress seal(TenantId tenant, Instant now) {
    if (sealer == null) {
      return new Progress(
          sealedUpTo(tenant), Optional.of("no place for checkpoints, or no key, is configured"));
    }
    Optional<Plan> plan = sealer.plan(tenant);
    while (plan.isPresent()) {
      Instant oldest = plan.get().oldest().orElse(now);
      tenants.put(tenant, new Progress(oldest, Optional.empty()));
      if (!plan.get().leased()) {
        return new Progress(oldest, Optional.empty());
      }
      sealer.seal(tenant, plan.get());
      plan = plan.get().whole() ? Optional.empty() : sealer.plan(tenant);
    }
    return new Progress(now, Optional.empty());
  }

  /** Every entry that is older is in a checkpoint. */
  public Instant sealedUpTo(TenantId tenant) {
    Progress progress = tenants.get(tenant);
    return progress == null ? start : progress.upTo();
  }

  /** Every entry of every tenant that is older is in a checkpoint. */
  public Instant sealedUpTo() {
    return tenants.values().stream()
        .map(Progress::upTo)
        .min(Comparator.naturalOrder())
        .orElse(start);
  }

  public Duration behind(TenantId tenant) {
    return since(sealedUpTo(tenant));
  }

  /** The tenant that is furthest behind. */
  public Duration behind() {
    return since(sealedUpTo());
  }

  /** What keeps which tenant's journal from being sealed. */
  public Map<TenantId, String> troubles() {
    Map<TenantId, String> troubles = new TreeMap<>(Comparator.comparing(TenantId::value));
    tenants.forEach(
        (tenant, progress) -> progress.trouble().ifPresent(it -> troubles.put(tenant, it)));
    return troubles;
  }

  private Duration since(Instant moment) {
    Duration behind = Duration.between(moment, clock.instant());
    return behind.isNegative() ? Duration.ZERO : behind;
  }
}
