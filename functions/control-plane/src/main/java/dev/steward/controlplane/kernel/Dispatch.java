package dev.steward.controlplane.kernel;

import dev.steward.core.TenantId;
import dev.steward.json.JsonDocument;
import dev.steward.registry.Tool;
import java.time.Instant;
import java.util.Optional;

/** One attempt: the very bytes that were checked, for whom, and until when. */
public record Dispatch(
    TenantId tenant,
    String principal,
    Optional<String> approver,
    String run,
    Tool tool,
    JsonDocument arguments,
    int attempt,
    String effectKey,
    String trace,
    Instant deadline) {}
