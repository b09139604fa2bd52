package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.policy.expressions.Formula;
import java.math.BigDecimal;
import java.util.Optional;

/** What a better success rate may not be bought with: a mean, and how much worse it may get. */
public record Guardrail(String name, Formula value, boolean higherIsBetter, double margin) {
  /** Empty when it has no value for this outcome. */
  public Optional<BigDecimal> of(Declarations metrics, JsonNode reported) {
    return switch (CaseVariables.evaluate(
        CaseVariables.ofOutcome(metrics, reported), value::value)) {
      case Formula.Answer.Value(BigDecimal number) -> Optional.of(number);
      case Formula.Answer.Failed _ -> Optional.empty();
    };
  }
}
