package dev.steward.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a text in order; a hyphen or an apostrophe between letters belongs to a word. */
record Words(List<Word> list) {
  private static final Word NONE = new Word(0, 0, "\u0000", "\u0000", "\n");

  static Words of(String text) {
    List<Word> words = new ArrayList<>();
    int previousEnd = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!Character.isLetterOrDigit(point)) {
        at += Character.charCount(point);
        continue;
      }
      int end = end(text, at);
      words.add(Word.of(text, at, end, previousEnd));
      previousEnd = end;
      at = end;
    }
    return new Words(List.copyOf(words));
  }

  private static int end(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (wordy(point) || joins(text, at, next)) {
        at = next;
      } else {
        return at;
      }
    }
    return at;
  }

  private static boolean wordy(int point) {
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK;
  }

  private static boolean joins(String text, int at, int next) {
    char c = text.charAt(at);
    if (next >= text.length() || !Character.isLetter(text.codePointAt(next))) {
      return false;
    }
    if (c == '-') {
      return Character.isLetter(text.codePointBefore(at));
    }
    return (c == '\'' || c == '\u2019') && !possessive(text, next);
  }

  private static boolean possessive(String text, int next) {
    char c = text.charAt(next);
    return (c == 's' || c == 'S')
        && (next + 1 == text.length() || !Character.isLetter(text.codePointAt(next + 1)));
  }

  int size() {
    return list.size();
  }

  Word at(int index) {
    return index >= 0 && index < list.size() ? list.get(index) : NONE;
  }

  boolean saysBefore(int index, Set<String> words) {
    return words.contains(at(index - 1).folded()) && at(index).gap().indexOf('\n') < 0;
  }
}
