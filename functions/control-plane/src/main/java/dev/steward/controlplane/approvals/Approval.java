package dev.steward.controlplane.approvals;

import dev.steward.core.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person is asked. {@code call} is the very text that was hashed and {@code digest} its
 * digest; {@code toolDigest} and {@code policy} stand in it too.
 */
public record Approval(
    String id,
    String run,
    String tool,
    String toolDigest,
    String policy,
    String requester,
    String rule,
    String reason,
    String call,
    Digest digest,
    ApprovalState state,
    Instant createdAt,
    Instant expiresAt,
    Optional<String> decidedBy,
    Optional<Instant> decidedAt,
    Optional<String> note) {

  boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Whether the text is still the one the digest was taken of. */
  boolean genuine() {
    return Digest.of(call.getBytes(StandardCharsets.UTF_8)).equals(digest);
  }
}
