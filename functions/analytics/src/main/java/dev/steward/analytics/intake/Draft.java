package dev.steward.analytics.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.ports.events.Payload;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event as its sender tells it, before the intake adds what he left out. The data is there as
 * the member of that name was, for its schema.
 */
record Draft(
    String source,
    Optional<String> id,
    String type,
    Optional<String> subject,
    Optional<Instant> time,
    String dataMember,
    JsonNode data,
    Payload payload,
    Map<String, String> attributes) {}
