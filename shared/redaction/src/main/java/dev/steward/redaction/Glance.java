package dev.steward.redaction;

import java.util.List;

/** Cheap looks at a text that tell whether a pattern can find anything in it at all. */
final class Glance {
  private Glance() {}

  /** Whether so many digits stand in a row with nothing but separators between them. */
  static boolean digits(String text, int count, String separators) {
    int seen = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        seen++;
        if (seen == count) {
          return true;
        }
      } else if (separators.indexOf(c) < 0) {
        seen = 0;
      }
    }
    return false;
  }

  /** With A to Z in lower case: as long as the text, whatever the text. */
  static String folded(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] + 32);
      }
    }
    return new String(chars);
  }

  static boolean anyOf(String text, List<String> words) {
    String folded = folded(text);
    for (String word : words) {
      if (folded.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
