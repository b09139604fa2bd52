package dev.steward.decisions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.constitutions.AutonomyLevel;
import dev.steward.decisions.constitutions.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What replay needs of a decision. */
record Past(
    String id,
    String entity,
    Instant at,
    String policy,
    JsonNode facts,
    Map<String, Double> features,
    Optional<JsonNode> assist,
    Verdict verdict,
    AutonomyLevel level,
    String rule,
    Optional<BigDecimal> money) {}
