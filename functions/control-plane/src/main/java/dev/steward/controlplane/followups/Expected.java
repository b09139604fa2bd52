package dev.steward.controlplane.followups;

import dev.steward.core.TenantId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenants of which follow-ups may be due soon, as far as this process knows. Most calls ask for
 * none, so nobody looks for them all the time.
 */
@Singleton
final class Expected {
  /** Longer than it takes from asking to the end of the commit. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Map<TenantId, Instant> until = new ConcurrentHashMap<>();
  private final InstantSource clock;

  Expected(InstantSource clock) {
    this.clock = clock;
  }

  void of(TenantId tenant) {
    until.put(tenant, clock.instant().plus(SOON));
  }

  List<TenantId> tenants() {
    Instant now = clock.instant();
    until.values().removeIf(now::isAfter);
    return List.copyOf(until.keySet());
  }
}
