package dev.steward.core;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Characters a reader does not see but a model does: with them a text can say one thing to the
 * person who approves it and another to the model that acts by it.
 */
public final class HiddenCharacters {
  private HiddenCharacters() {}

  /** What is wrong with the text, if anything; only a name must not break into lines. */
  public static Optional<String> mistake(String text, boolean inName) {
    return text.codePoints()
        .filter(c -> isHidden(c) && (inName || c != '\n'))
        .mapToObj(c -> "holds the hidden character " + name(c))
        .findFirst();
  }

  /** The text with each hidden character by name, fit for a terminal. */
  public static String shown(String text) {
    return text.codePoints()
        .mapToObj(c -> isHidden(c) ? '<' + name(c) + '>' : Character.toString(c))
        .collect(Collectors.joining());
  }

  /** The text as a reader sees it: breaks and tabs are spaces, what has no glyph is gone. */
  public static String without(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> !isHidden(c))
        .forEach(seen::appendCodePoint);
    return seen.toString();
  }

  public static String name(int codePoint) {
    return "U+%04X".formatted(codePoint);
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      // FORMAT holds the bidirectional controls, the zero-width ones and the tags.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isBlankLetter(c) || isSelector(c);
    };
  }

  /** Letters and marks without a glyph: joiner, Hangul and Mongolian fillers, blank Braille. */
  private static boolean isBlankLetter(int c) {
    return switch (c) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164 ->
          true;
      default -> c == 0xFFA0;
    };
  }

  /** Variation selectors can carry bytes; the last of the first row is the one emoji use. */
  private static boolean isSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0E) || (c >= 0xE0100 && c <= 0xE01EF);
  }
}
