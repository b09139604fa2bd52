package dev.steward.controlplane.resilience;

import java.time.Instant;
import java.util.Optional;

/** How far the signing of checkpoints is behind; a bean where checkpoints are made. */
public interface CheckpointLag {
  /** Since when no checkpoint could be written; empty while they are. */
  Optional<Instant> behindSince();
}
