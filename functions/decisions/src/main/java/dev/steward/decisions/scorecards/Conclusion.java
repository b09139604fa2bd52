package dev.steward.decisions.scorecards;

import dev.steward.decisions.scorecards.GuardrailFinding.Standing;
import java.util.List;

/** What a scorecard comes to, with its numbers and a sentence for people. */
public sealed interface Conclusion {
  Scorecard scorecard();

  String says();

  /** Better by more than the margin, and no guardrail suffers: propose it to a person. */
  record Promote(Scorecard scorecard, String says) implements Conclusion {}

  /** Known not to be promoted, for a reason that more outcomes alone will not mend. */
  record Hold(Scorecard scorecard, String says) implements Conclusion {}

  /** Worse, in successes or in a guardrail: take it back. */
  record Demote(Scorecard scorecard, String says) implements Conclusion {}

  /** Enough outcomes to look at, not enough to tell. Leave everything as it is. */
  record Inconclusive(Scorecard scorecard, String says) implements Conclusion {}

  /** Fewer matured outcomes than an arm must have. Leave everything as it is. */
  record NoData(Scorecard scorecard, String says) implements Conclusion {}

  /** May be asked after every outcome: that is what its chance of error is stated for. */
  static Conclusion of(Terms terms, List<Stage> stages) {
    Scorecard scorecard = Scorecard.of(terms, stages);
    Wording says = new Wording(terms, scorecard);
    long least = Math.min(scorecard.candidate().trials(), scorecard.baseline().trials());
    if (least < terms.trial().minimum() || scorecard.success().low() == Double.NEGATIVE_INFINITY) {
      return new NoData(scorecard, says.tooFew());
    }
    if (scorecard.ratio().broken()) {
      return new Hold(scorecard, says.brokenRatio());
    }
    if (!scorecard.guardrails(Standing.BREACHED).isEmpty()) {
      return new Demote(scorecard, says.breached());
    }
    Difference success = scorecard.success();
    if (success.high() < 0) {
      return new Demote(scorecard, says.worse());
    }
    if (success.high() < terms.trial().margin()) {
      return new Hold(scorecard, says.notBetterEnough());
    }
    if (success.low() <= terms.trial().margin()) {
      return new Inconclusive(scorecard, says.open());
    }
    return scorecard.guardrails(Standing.OPEN).isEmpty()
        ? new Promote(scorecard, says.better())
        : new Inconclusive(scorecard, says.openGuardrails());
  }
}
