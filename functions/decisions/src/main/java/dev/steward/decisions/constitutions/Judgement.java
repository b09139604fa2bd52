package dev.steward.decisions.constitutions;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a constitution says of a case, by which of its rules, and why. {@code measure} is the size
 * of the matter, where it has one.
 */
public record Judgement(
    Verdict verdict,
    AutonomyLevel level,
    String rule,
    String reason,
    Optional<BigDecimal> measure) {
  /** The rule that is named when none could decide. */
  public static final String NO_RULE = "unsure";

  /** The rule that is named when a model was asked and made it stricter. */
  public static final String ASSIST = "assist";

  /** Whoever is unsure asks people. */
  static Judgement unsure(String reason, Optional<BigDecimal> measure) {
    return new Judgement(Verdict.ESCALATE, AutonomyLevel.AL0, NO_RULE, reason, measure);
  }

  public static Judgement unsure(String reason) {
    return unsure(reason, Optional.empty());
  }
}
