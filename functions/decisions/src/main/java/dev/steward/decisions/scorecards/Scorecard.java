package dev.steward.decisions.scorecards;

import java.util.List;

/** The numbers behind a conclusion. */
public record Scorecard(
    Tally candidate,
    Tally baseline,
    Difference success,
    List<GuardrailFinding> guardrails,
    SampleRatio ratio) {
  public Scorecard {
    guardrails = List.copyOf(guardrails);
  }

  /** From all stages of an experiment, in any order. */
  public static Scorecard of(Terms terms, List<Stage> stages) {
    Contrast contrast = new Contrast();
    Tally candidate = Tally.NONE;
    Tally baseline = Tally.NONE;
    for (Stage stage : stages) {
      Tally one = stage.candidate().outcomes();
      Tally other = stage.baseline().outcomes();
      contrast.add(one.trials(), one.rate(), other.trials(), other.rate());
      candidate = candidate.plus(one);
      baseline = baseline.plus(other);
    }
    return new Scorecard(
        candidate,
        baseline,
        contrast.difference(
            candidate.variance(), baseline.variance(), terms.alpha(), terms.alphaOfDemotion()),
        terms.guardrails().stream().map(g -> GuardrailFinding.of(g, terms, stages)).toList(),
        SampleRatio.of(stages));
  }

  List<GuardrailFinding> guardrails(GuardrailFinding.Standing standing) {
    return guardrails.stream().filter(finding -> finding.standing() == standing).toList();
  }
}
