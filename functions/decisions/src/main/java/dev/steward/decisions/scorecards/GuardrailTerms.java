package dev.steward.decisions.scorecards;

import dev.steward.decisions.constitutions.Guardrail;

/** A mean that may get worse by the margin, and not by more. */
public record GuardrailTerms(String name, boolean higherIsBetter, double margin) {
  public static GuardrailTerms of(Guardrail guardrail) {
    return new GuardrailTerms(guardrail.name(), guardrail.higherIsBetter(), guardrail.margin());
  }
}
