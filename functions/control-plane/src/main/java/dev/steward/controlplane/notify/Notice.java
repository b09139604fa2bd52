package dev.steward.controlplane.notify;

import dev.steward.core.TenantId;
import java.time.Instant;

/**
 * An approval that is asked for. {@code call} is the very text that was hashed, which {@code
 * digest} names.
 */
public record Notice(
    TenantId tenant,
    String approval,
    String tool,
    String requester,
    String rule,
    String reason,
    String call,
    String digest,
    Instant expiresAt) {}
