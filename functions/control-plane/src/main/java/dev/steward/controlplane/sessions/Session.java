package dev.steward.controlplane.sessions;

import java.time.Instant;
import java.util.Optional;

/**
 * A lease. {@code policy} is the digest of the policy it was opened or last renewed under: should
 * another policy come to hold, the lease must be renewed before it is good again.
 */
record Session(
    String id,
    String principal,
    Optional<String> policy,
    boolean open,
    Instant openedAt,
    Instant renewedAt,
    Instant expiresAt,
    Optional<Instant> closedAt) {
  String state(Instant now) {
    if (!open) {
      return "closed";
    }
    return now.isBefore(expiresAt) ? "open" : "expired";
  }
}
