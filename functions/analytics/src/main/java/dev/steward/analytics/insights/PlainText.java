package dev.steward.analytics.insights;

import dev.steward.core.HiddenCharacters;

/** What any text of an insight must be: a character that only a machine sees has no place in it. */
final class PlainText {
  private PlainText() {}

  static void require(String text, int most, boolean line) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("must not be blank");
    }
    if (text.codePointCount(0, text.length()) > most) {
      throw new IllegalArgumentException("must have at most " + most + " characters");
    }
    HiddenCharacters.mistake(text, line)
        .ifPresent(
            mistake -> {
              throw new IllegalArgumentException(mistake);
            });
  }
}
