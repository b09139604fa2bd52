package dev.steward.controlplane.resilience;

import dev.steward.core.TenantId;
import dev.steward.journal.checkpoints.Sealing;
import jakarta.inject.Singleton;
import java.time.Duration;

/** As the sealing of the journal tells it. */
@Singleton
final class SealingLag implements CheckpointLag {
  private final Sealing sealing;

  SealingLag(Sealing sealing) {
    this.sealing = sealing;
  }

  @Override
  public Duration behind() {
    return sealing.behind();
  }

  @Override
  public Duration behind(TenantId tenant) {
    return sealing.behind(tenant);
  }
}
