package dev.steward.redaction;

import java.text.Normalizer;
import java.util.Locale;

/** A word or a number of a text, with what stands between it and the one before. */
record Word(int start, int end, String text, String folded, String gap) {
  static Word of(String whole, int start, int end, int previousEnd) {
    String text = whole.substring(start, end);
    String folded =
        Normalizer.normalize(text.replace('\u2019', '\''), Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT);
    return new Word(start, end, text, folded, whole.substring(previousEnd, start));
  }

  boolean number() {
    return Character.isDigit(text.codePointAt(0));
  }

  boolean capital() {
    int first = text.codePointAt(0);
    return Character.isUpperCase(first) || Character.isTitleCase(first);
  }

  /** Written wholly in capitals, as some write the names of cities. */
  boolean shouted() {
    return text.length() > 1 && capital() && text.equals(text.toUpperCase(Locale.ROOT));
  }

  boolean initial() {
    return text.codePointCount(0, text.length()) == 1 && capital();
  }

  /** Nothing but blanks on one line (or a full stop, after an initial) since the word before. */
  boolean follows(Word before) {
    return blank(gap)
        || (before.text.length() <= 2 && gap.startsWith(".") && blank(gap.substring(1)));
  }

  private static boolean blank(String gap) {
    return !gap.isEmpty() && gap.isBlank() && gap.indexOf('\n') < 0;
  }

  boolean opensSentence() {
    for (int i = gap.length() - 1; i >= 0; i--) {
      char c = gap.charAt(i);
      if (".!?:\n\"\u201c\u2026;(".indexOf(c) >= 0) {
        return true;
      }
      if (!Character.isWhitespace(c) && "'\u2018*-".indexOf(c) < 0) {
        return false;
      }
    }
    return start == gap.length() || gap.isEmpty();
  }
}
