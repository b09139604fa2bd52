package dev.steward.policy.expressions;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.math.BigDecimal;

/** An expression whose value is a number, compiled. */
public final class Formula {
  private final Program program;

  Formula(Program program) {
    this.program = program;
  }

  /** Its value, or that nobody can tell. */
  public sealed interface Answer {
    record Value(BigDecimal value) implements Answer {}

    record Failed(String why) implements Answer {}
  }

  /** Never throws, and never quotes a value. */
  public Answer value(Variables variables) {
    try {
      Object value = program.eval(variables);
      if (variables.patience().exhausted()) {
        return new Answer.Failed(Failures.TOO_LONG);
      }
      return switch (value) {
        case Long whole -> new Answer.Value(BigDecimal.valueOf(whole));
        case Double real when Double.isFinite(real) -> new Answer.Value(BigDecimal.valueOf(real));
        default -> new Answer.Failed("it is no number here");
      };
    } catch (CelEvaluationException e) {
      return new Answer.Failed(Failures.reason(e, variables.patience()));
    } catch (RuntimeException | StackOverflowError e) {
      return new Answer.Failed(Failures.reason(e, variables.patience()));
    }
  }
}
