package dev.steward.analytics.asking;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.util.List;

/** Questions that get no answer. */
public final class Refusal {
  private Refusal() {}

  /** One thing is wrong with the input. */
  public static Fault of(String pointer, String message) {
    return of(List.of(new Violation(pointer, message)));
  }

  public static Fault of(List<Violation> violations) {
    String first = violations.getFirst().pointer() + " " + violations.getFirst().message();
    String others = violations.size() > 1 ? ", and " + (violations.size() - 1) + " more" : "";
    return new Fault(ProblemType.INVALID_INPUT, first + others, violations, null);
  }

  /** There is too little to say a number that means something. */
  public static Fault notEnough(String there, String needed) {
    return new Fault(ProblemType.NOT_ENOUGH_DATA, "%s; needed: %s".formatted(there, needed));
  }
}
