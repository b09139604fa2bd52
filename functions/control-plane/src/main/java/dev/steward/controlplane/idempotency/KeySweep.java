package dev.steward.controlplane.idempotency;

import dev.steward.controlplane.tenants.Tenants;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets keys after a week and a day: callers may count on a week. */
@Singleton
final class KeySweep {
  private static final Duration KEPT = Duration.ofDays(8);

  private final IdempotencyKeys keys;
  private final Tenants tenants;
  private final InstantSource clock;

  KeySweep(IdempotencyKeys keys, Tenants tenants, InstantSource clock) {
    this.keys = keys;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "10m")
  void sweep() {
    tenants.each(
        tenant -> {
          while (keys.forget(tenant, clock.instant().minus(KEPT)) > 0) {
            // the next thousand
          }
        });
  }
}
