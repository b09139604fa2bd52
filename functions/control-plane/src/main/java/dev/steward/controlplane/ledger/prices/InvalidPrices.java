package dev.steward.controlplane.ledger.prices;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.registry.Mistake;
import java.util.List;

/** A price table that cannot be used, with every mistake found in it. */
public final class InvalidPrices extends Fault {
  InvalidPrices(List<Mistake> mistakes) {
    super(ProblemType.INVALID_INPUT, detail(mistakes), violations(mistakes), null);
  }

  private static String detail(List<Mistake> mistakes) {
    Mistake first = mistakes.getFirst();
    return "the price table has %d mistake(s), the first at line %d, column %d, %s: %s"
        .formatted(mistakes.size(), first.line(), first.column(), first.pointer(), first.message());
  }

  private static List<Violation> violations(List<Mistake> mistakes) {
    return mistakes.stream()
        .map(mistake -> new Violation(mistake.pointer(), mistake.message()))
        .toList();
  }
}
