package dev.steward.decisions.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a vendor told, in our words: an event about an entity, with as little of people in it as the
 * decision needs. With a domain it is decided about, by the {@code facts} in the payload.
 */
public record Told(String type, String entity, JsonNode payload, Optional<String> domain) {}
