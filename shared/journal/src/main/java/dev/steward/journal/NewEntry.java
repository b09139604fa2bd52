package dev.steward.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that happened, not yet in the chain. {@code type} is dotted, such as {@code
 * run.admitted}.
 */
public record NewEntry(String eventId, String type, Instant at, Facts facts, JsonNode data) {}
