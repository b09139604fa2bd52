package dev.steward.decisions.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A delivery as it is stored, with the event it brought. */
record Delivery(
    String source,
    String endpoint,
    String id,
    String digest,
    String event,
    String type,
    String entity,
    JsonNode payload,
    String domain,
    DeliveryState state,
    Optional<String> decision,
    boolean heard,
    Instant receivedAt) {}
