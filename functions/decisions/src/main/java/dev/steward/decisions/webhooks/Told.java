package dev.steward.decisions.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a vendor told, in our words: an event about an entity, with as little of people in it as the
 * decision needs, and when it happened by the vendor's clock. It belongs to a domain: what was
 * decided there about the entity may have come to its end by it. Where there is something to
 * decide, that is done by the {@code facts} in the payload.
 */
public record Told(
    String type,
    String entity,
    JsonNode payload,
    String domain,
    boolean toDecide,
    Instant happenedAt) {}
