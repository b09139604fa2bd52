package dev.steward.brand;

import dev.steward.core.HiddenCharacters;

/**
 * What any text of a profile must be. Profiles end up in prompts and on pages that people approve:
 * a character that only a machine sees would let the two read different things.
 */
final class PlainText {
  private PlainText() {}

  static void require(String text, int most) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("must not be blank");
    }
    if (text.codePointCount(0, text.length()) > most) {
      throw new IllegalArgumentException("must have at most " + most + " characters");
    }
    HiddenCharacters.mistake(text, true)
        .ifPresent(
            mistake -> {
              throw new IllegalArgumentException(mistake);
            });
  }
}
