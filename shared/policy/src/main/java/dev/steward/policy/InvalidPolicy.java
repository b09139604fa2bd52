package dev.steward.policy;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.registry.Mistake;
import java.util.Comparator;
import java.util.List;

/** A policy that cannot be used, with every mistake found in it. */
public final class InvalidPolicy extends Fault {
  private static final Comparator<Mistake> READING_ORDER =
      Comparator.comparingInt(Mistake::line)
          .thenComparingInt(Mistake::column)
          .thenComparing(Mistake::pointer);

  private final transient List<Mistake> mistakes;

  public InvalidPolicy(List<Mistake> mistakes) {
    super(ProblemType.INVALID_INPUT, detail(mistakes), violations(mistakes), null);
    this.mistakes = List.copyOf(mistakes);
  }

  /** Each once, as somebody meets them who reads the file. */
  public static InvalidPolicy inReadingOrder(List<Mistake> mistakes) {
    return new InvalidPolicy(mistakes.stream().distinct().sorted(READING_ORDER).toList());
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }

  private static String detail(List<Mistake> mistakes) {
    Mistake first = mistakes.getFirst();
    return "the policy has %d mistake(s), the first at line %d, column %d: %s"
        .formatted(mistakes.size(), first.line(), first.column(), first.message());
  }

  private static List<Violation> violations(List<Mistake> mistakes) {
    return mistakes.stream()
        .map(
            each ->
                new Violation(
                    each.pointer(),
                    "line %d, column %d: %s".formatted(each.line(), each.column(), each.message())))
        .toList();
  }
}
