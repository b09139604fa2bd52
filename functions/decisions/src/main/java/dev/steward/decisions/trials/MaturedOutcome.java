package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A matured outcome, as far as policies are judged by it. */
record MaturedOutcome(long epoch, String policy, JsonNode metrics, Optional<Boolean> success) {}
