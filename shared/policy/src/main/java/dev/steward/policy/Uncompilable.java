package dev.steward.policy;

import java.util.List;

/** An expression that cannot be used, and where in it: line from 1, column from 0. */
final class Uncompilable extends RuntimeException {
  private final transient List<At> mistakes;

  Uncompilable(List<At> mistakes) {
    super(mistakes.toString());
    this.mistakes = List.copyOf(mistakes);
  }

  List<At> mistakes() {
    return mistakes;
  }

  record At(int line, int column, String message) {}
}
