package dev.steward.decisions.assist;

import dev.steward.decisions.constitutions.Assist;
import dev.steward.decisions.constitutions.AutonomyLevel;
import dev.steward.decisions.constitutions.Judgement;
import dev.steward.decisions.constitutions.Verdict;

/**
 * What becomes of a judgement by a model's advice: the same, a lower level, or people. A model that
 * wants anything else is a reason for doubt, and so is none.
 */
public record Ruling(Judgement judgement, Effect effect) {
  public static Ruling of(Judgement decided, Assist terms, Advice advice) {
    return switch (advice) {
      case Advice.Given given -> given(decided, given);
      case Advice.Useless(String why) -> escalated(decided, "the model is of no use: " + why);
      case Advice.Missing(String why) ->
          terms.keepsWithout()
              ? new Ruling(decided, Effect.KEPT)
              : escalated(decided, "no model answers: " + why);
    };
  }

  private static Ruling given(Judgement decided, Advice.Given advice) {
    Verdict verdict = advice.verdict().orElse(decided.verdict());
    AutonomyLevel level = advice.level().orElse(decided.level());
    if (verdict == Verdict.ESCALATE || level == AutonomyLevel.AL0) {
      return escalated(decided, "the model wants people to decide: " + advice.reason());
    }
    if (verdict != decided.verdict()) {
      return escalated(decided, "the model would " + verdict.wire() + ": " + advice.reason());
    }
    if (level.compareTo(decided.level()) > 0) {
      return escalated(
          decided, "the model would go as far as " + level + ", and may not: " + advice.reason());
    }
    if (level == decided.level()) {
      return new Ruling(decided, Effect.KEPT);
    }
    return stricter(
        decided,
        decided.verdict(),
        level,
        "the model asks for more caution: " + advice.reason(),
        Effect.TIGHTENED);
  }

  private static Ruling escalated(Judgement decided, String why) {
    return stricter(decided, Verdict.ESCALATE, AutonomyLevel.AL0, why, Effect.ESCALATED);
  }

  private static Ruling stricter(
      Judgement decided, Verdict verdict, AutonomyLevel level, String why, Effect effect) {
    String reason =
        "%s said %s at %s (%s); %s"
            .formatted(
                decided.rule(), decided.verdict().wire(), decided.level(), decided.reason(), why);
    return new Ruling(
        new Judgement(verdict, level, Judgement.ASSIST, reason, decided.measure()), effect);
  }
}
