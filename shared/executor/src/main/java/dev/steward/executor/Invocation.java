package dev.steward.executor;

import dev.steward.core.TenantId;
import java.time.Instant;

/**
 * The facts of a call that the control plane vouches for, taken from its request headers. All
 * attempts of one step share the effect key; a higher epoch fences off the work of a lower one.
 */
public record Invocation(
    TenantId tenant,
    String principal,
    String run,
    int attempt,
    String effectKey,
    Instant deadline,
    long epoch) {}
