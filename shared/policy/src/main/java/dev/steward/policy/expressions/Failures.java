package dev.steward.policy.expressions;

import dev.cel.runtime.CelEvaluationException;
import java.util.Locale;

/** Why an expression has no value, in words that quote nothing: they go to the journal. */
final class Failures {
  static final String TOO_LONG = "it takes too long";

  private Failures() {}

  static String reason(Throwable failure, Patience patience) {
    if (patience.exhausted()) {
      return TOO_LONG;
    }
    return failure instanceof CelEvaluationException e ? reason(e) : "it failed";
  }

  private static String reason(CelEvaluationException e) {
    return switch (e.getErrorCode()) {
      case ATTRIBUTE_NOT_FOUND -> "something it asks for is not there";
      case ITERATION_BUDGET_EXCEEDED -> "more than " + Language.ITERATIONS + " iterations";
      default -> e.getErrorCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
