package dev.steward.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Locale;

/** A rule's expression, compiled. */
final class Condition {
  private final Program program;

  Condition(Program program) {
    this.program = program;
  }

  /** Whether it holds, or that nobody can tell. */
  sealed interface Answer {
    record Yes() implements Answer {}

    record No() implements Answer {}

    record Failed(String why) implements Answer {}
  }

  private static final Answer YES = new Answer.Yes();
  private static final Answer NO = new Answer.No();
  private static final Answer TOO_LONG = new Answer.Failed("it takes too long");

  /** Never throws, and never quotes an argument: the answer goes to the journal. */
  Answer test(CallVariables call) {
    try {
      Object value = program.eval(call);
      // CEL may have swallowed what the reader of the arguments threw.
      if (call.patience().exhausted()) {
        return TOO_LONG;
      }
      return value instanceof Boolean holds
          ? (holds ? YES : NO)
          : new Answer.Failed("it has no value here");
    } catch (CelEvaluationException e) {
      return call.patience().exhausted() ? TOO_LONG : new Answer.Failed(reason(e));
    } catch (RuntimeException | StackOverflowError e) {
      return call.patience().exhausted() ? TOO_LONG : new Answer.Failed("it failed");
    }
  }

  private static String reason(CelEvaluationException e) {
    return switch (e.getErrorCode()) {
      case ATTRIBUTE_NOT_FOUND -> "the call has no such member";
      case ITERATION_BUDGET_EXCEEDED -> "more than " + Expressions.ITERATIONS + " iterations";
      default -> e.getErrorCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
