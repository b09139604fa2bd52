package dev.steward.registry;

import dev.steward.core.HiddenCharacters;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where something stands in a file; line and column from 1. */
public record Place(int line, int column) {
  public static final Place START = new Place(1, 1);

  static Place of(Optional<Mark> mark) {
    return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).orElse(START);
  }

  /** The place of the character at an offset counted in code points. */
  static Place of(String text, int offset) {
    int[] before = text.codePoints().limit(offset).toArray();
    int line = 1;
    int column = 1;
    for (int c : before) {
      line += c == '\n' ? 1 : 0;
      column = c == '\n' ? 1 : column + 1;
    }
    return new Place(line, column);
  }

  public Mistake mistake(String pointer, String message) {
    return new Mistake(
        line, column, HiddenCharacters.shown(pointer), HiddenCharacters.shown(message));
  }
}
