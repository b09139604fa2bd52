package dev.steward.decisions.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** What happened, to whom or what; it never changes. */
public record Event(
    String id,
    String type,
    String entity,
    Optional<String> correlation,
    JsonNode payload,
    String by,
    Instant at) {}
