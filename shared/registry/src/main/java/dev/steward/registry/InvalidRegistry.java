package dev.steward.registry;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;

/** A registry file that cannot be used, with every mistake found in it. */
public final class InvalidRegistry extends Fault {
  private final transient List<Mistake> mistakes;

  public InvalidRegistry(List<Mistake> mistakes) {
    super(ProblemType.INVALID_INPUT, "the tool registry has " + mistakes.size() + " mistake(s)");
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
