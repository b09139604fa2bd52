package dev.steward.registry;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;

/** A registry file that cannot be used, with every mistake found in it. */
public final class InvalidRegistry extends Fault {
  private final transient List<Mistake> mistakes;

  public InvalidRegistry(List<Mistake> mistakes) {
    super(ProblemType.INVALID_INPUT, detail(mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  private static String detail(List<Mistake> mistakes) {
    Mistake first = mistakes.getFirst();
    return "the tool registry has %d mistake(s), the first at line %d, column %d: %s"
        .formatted(mistakes.size(), first.line(), first.column(), first.message());
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
