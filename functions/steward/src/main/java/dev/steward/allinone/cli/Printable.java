package dev.steward.allinone.cli;

import java.util.regex.Pattern;

/** Text from elsewhere, made harmless to a terminal: no control or direction characters. */
final class Printable {
  private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

  private Printable() {}

  static String of(String text) {
    return HARMFUL.matcher(text).replaceAll("�");
  }

  /** On one line of at most so many characters. */
  static String line(String text, int width) {
    String one = of(text).replaceAll("\\s+", " ").strip();
    return one.length() <= width ? one : one.substring(0, width - 1) + "…";
  }
}
