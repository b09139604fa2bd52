package dev.steward.policy.expressions;

import java.util.List;

/** An expression that cannot be used, and where in it: line from 1, column from 0. */
public final class Uncompilable extends RuntimeException {
  private final transient List<At> mistakes;

  Uncompilable(List<At> mistakes) {
    super(mistakes.toString());
    this.mistakes = List.copyOf(mistakes);
  }

  public List<At> mistakes() {
    return mistakes;
  }

  public record At(int line, int column, String message) {}
}
