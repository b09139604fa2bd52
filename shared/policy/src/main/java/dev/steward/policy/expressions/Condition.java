package dev.steward.policy.expressions;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;

/** A rule's expression, compiled. */
public final class Condition {
  private final Program program;

  Condition(Program program) {
    this.program = program;
  }

  /** Whether it holds, or that nobody can tell. */
  public sealed interface Answer {
    record Yes() implements Answer {}

    record No() implements Answer {}

    record Failed(String why) implements Answer {}
  }

  private static final Answer YES = new Answer.Yes();
  private static final Answer NO = new Answer.No();
  private static final Answer TOO_LONG = new Answer.Failed(Failures.TOO_LONG);

  /** Never throws, and never quotes an argument: the answer goes to the journal. */
  public Answer test(Variables variables) {
    try {
      Object value = program.eval(variables);
      // CEL may have swallowed what a variable threw.
      if (variables.patience().exhausted()) {
        return TOO_LONG;
      }
      return value instanceof Boolean holds
          ? (holds ? YES : NO)
          : new Answer.Failed("it has no value here");
    } catch (CelEvaluationException e) {
      return new Answer.Failed(Failures.reason(e, variables.patience()));
    } catch (RuntimeException | StackOverflowError e) {
      return new Answer.Failed(Failures.reason(e, variables.patience()));
    }
  }
}
