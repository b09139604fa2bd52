package dev.steward.decisions.deciding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.constitutions.Verdict;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A decision as callers see it. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DecisionView(
    String id,
    String domain,
    String entity,
    Optional<String> correlationId,
    String policy,
    String policyDigest,
    long epoch,
    String role,
    double propensity,
    JsonNode facts,
    JsonNode features,
    Optional<JsonNode> assist,
    String verdict,
    String level,
    String rule,
    String reason,
    Optional<BigDecimal> measure,
    Optional<BigDecimal> money,
    String status,
    Optional<String> resolution,
    Optional<String> resolvedBy,
    Optional<String> endedBy,
    Optional<Instant> endedAt,
    Optional<String> endedNote,
    String principal,
    String run,
    Instant decidedAt,
    Optional<List<Similar>> similar) {
  static DecisionView of(Kept kept) {
    return of(kept, false);
  }

  /** With the cases that were alike when it was made. */
  static DecisionView of(Kept kept, boolean debug) {
    Decision decision = kept.decision();
    return new DecisionView(
        decision.id(),
        decision.domain(),
        decision.entity(),
        decision.correlation(),
        decision.maker().policy(),
        decision.maker().digest(),
        decision.maker().epoch(),
        decision.maker().role(),
        decision.maker().propensity(),
        decision.facts(),
        decision.features(),
        decision.assist(),
        decision.verdict().wire(),
        decision.level().name(),
        decision.rule(),
        decision.reason(),
        decision.measure(),
        decision.money(),
        decision.status().wire(),
        kept.resolution().map(Verdict::wire),
        kept.resolvedBy(),
        kept.ended().flatMap(Kept.Ended::by),
        kept.ended().map(Kept.Ended::at),
        kept.ended().flatMap(Kept.Ended::note),
        decision.origin().principal(),
        decision.origin().run(),
        decision.decidedAt(),
        debug ? Optional.of(Similar.to(decision)) : Optional.empty());
  }
}
