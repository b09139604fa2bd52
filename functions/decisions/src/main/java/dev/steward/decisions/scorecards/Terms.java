package dev.steward.decisions.scorecards;

import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Trial;
import java.util.List;

/**
 * What a candidate has to show.
 *
 * @param alpha the chance that one which is no better is ever promoted; and the chance that one
 *     which is no worse is ever demoted
 */
public record Terms(Trial trial, List<GuardrailTerms> guardrails, double alpha) {
  public static final double ALPHA = 0.05;

  public Terms {
    guardrails = List.copyOf(guardrails);
  }

  public static Terms of(Constitution constitution) {
    return new Terms(
        constitution.trial(),
        constitution.guardrails().stream().map(GuardrailTerms::of).toList(),
        ALPHA);
  }

  /** Each reason for a demotion errs so often that all of them together keep to alpha. */
  double alphaOfDemotion() {
    return alpha / (1 + guardrails.size());
  }
}
