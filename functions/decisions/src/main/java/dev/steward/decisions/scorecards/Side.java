package dev.steward.decisions.scorecards;

import java.util.Map;

/**
 * What one arm did in a stage.
 *
 * @param weight its share of the cases, in the plan's measure
 * @param assigned units that it was given, with an outcome or without
 * @param outcomes matured ones, one a decision
 * @param guardrails by name, as far as outcomes have a value
 */
public record Side(int weight, long assigned, Tally outcomes, Map<String, Sample> guardrails) {
  public Side {
    if (weight < 0 || assigned < 0) {
      throw new IllegalArgumentException("neither weight nor count is below zero");
    }
    guardrails = Map.copyOf(guardrails);
  }

  Sample guardrail(String name) {
    return guardrails.getOrDefault(name, Sample.NONE);
  }
}
