package dev.steward.decisions.scorecards;

import java.util.List;

/** How much worse a guardrail's mean is under the candidate, and what that means for it. */
public record GuardrailFinding(GuardrailTerms terms, long n, Difference worse, Standing standing) {
  /** Whether the candidate keeps to the margin. */
  public enum Standing {
    /** Shown: not worse by more than the margin. */
    KEPT,
    /** Shown: worse by more than the margin. */
    BREACHED,
    /** Neither is shown yet. */
    OPEN
  }

  static GuardrailFinding of(GuardrailTerms guardrail, Terms terms, List<Stage> stages) {
    Contrast contrast = new Contrast();
    Sample candidate = Sample.NONE;
    Sample baseline = Sample.NONE;
    for (Stage stage : stages) {
      Sample one = stage.candidate().guardrail(guardrail.name());
      Sample other = stage.baseline().guardrail(guardrail.name());
      contrast.add(one.n(), one.mean(), other.n(), other.mean());
      candidate = candidate.plus(one);
      baseline = baseline.plus(other);
    }
    double ofCandidate = candidate.varianceBeside(baseline);
    double ofBaseline = baseline.varianceBeside(candidate);
    double demotion = terms.alphaOfDemotion();
    Difference worse =
        guardrail.higherIsBetter()
            ? contrast.difference(ofCandidate, ofBaseline, terms.alpha(), demotion).negated()
            : contrast.difference(ofCandidate, ofBaseline, demotion, terms.alpha());
    long n = Math.min(candidate.n(), baseline.n());
    boolean enough = n >= terms.trial().minimum();
    return new GuardrailFinding(
        guardrail, n, worse, enough ? standing(worse, guardrail.margin()) : Standing.OPEN);
  }

  private static Standing standing(Difference worse, double margin) {
    if (worse.high() <= margin) {
      return Standing.KEPT;
    }
    return worse.low() > margin ? Standing.BREACHED : Standing.OPEN;
  }
}
