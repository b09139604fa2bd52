package dev.steward.decisions.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What a vendor told of an entity: when it happened there, and when it came here. */
record News(String event, String type, JsonNode payload, Instant happenedAt, Instant receivedAt) {}
