package dev.steward.executor;

import dev.steward.core.TenantId;
import java.time.Instant;

/** The facts of a call that the control plane vouches for, taken from its request headers. */
public record Invocation(
    TenantId tenant,
    String principal,
    String run,
    int attempt,
    String effectKey,
    Instant deadline) {}
