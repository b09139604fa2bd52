package dev.steward.decisions.deciding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What is to be decided. */
public record Question(
    String domain, String entity, JsonNode facts, Optional<String> correlation) {}
