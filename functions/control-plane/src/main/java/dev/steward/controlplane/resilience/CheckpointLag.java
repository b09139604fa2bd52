package dev.steward.controlplane.resilience;

import dev.steward.core.TenantId;
import java.time.Duration;

/** How old the oldest entry of the journal is that no checkpoint vouches for. */
interface CheckpointLag {
  /** Of the tenant that is furthest behind. */
  Duration behind();

  Duration behind(TenantId tenant);
}
