package dev.steward.allinone.load;

import dev.steward.registry.Mistake;
import java.util.List;

/** A mapping that cannot be used, or not with this file; with every mistake found in it. */
public final class InvalidMapping extends RuntimeException {
  private final transient List<Mistake> mistakes;

  InvalidMapping(List<Mistake> mistakes) {
    super("the mapping has %d mistake(s)".formatted(mistakes.size()));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
