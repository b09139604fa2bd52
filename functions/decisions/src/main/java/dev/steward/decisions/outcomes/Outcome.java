package dev.steward.decisions.outcomes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import java.time.Instant;
import java.util.Optional;

/** What was reported of a decision, for the so manieth time. */
record Outcome(
    String decision,
    int seq,
    JsonNode metrics,
    Digest digest,
    Optional<Boolean> success,
    Instant occurredAt,
    Instant reportedAt,
    String reportedBy) {}
