package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.policy.expressions.Condition;
import java.time.Duration;
import java.util.Optional;

/** What is reported of a decision later, what of it counts as success, and from when on. */
public record OutcomeTerms(
    Declarations metrics,
    String text,
    Condition success,
    Duration maturesAfter,
    Optional<Duration> expiresAfter) {
  /** Whether it was a success; that nobody can tell counts as no outcome. */
  public Condition.Answer succeeded(JsonNode reported) {
    return CaseVariables.evaluate(
        CaseVariables.ofOutcome(metrics, reported), variables -> success.test(variables));
  }
}
