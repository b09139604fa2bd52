package dev.steward.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.json.JsonSchema;
import java.time.Duration;
import java.util.Optional;

/**
 * A tool of the registry. {@code definition} is its whole entry as written (name included), which
 * {@code digest} covers in canonical form.
 */
public record Tool(
    String name,
    String description,
    Risk risk,
    Executor executor,
    JsonNode inputSchema,
    JsonNode outputSchema,
    JsonSchema input,
    JsonSchema output,
    Duration timeout,
    IdempotencyLevel idempotency,
    Optional<String> owner,
    JsonNode definition,
    Digest digest) {}
