package dev.steward.journal;

import java.util.regex.Pattern;

/** What a stream may be called. */
final class StreamName {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

  private StreamName() {}

  static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a stream is called by 1 to 64 of a-z 0-9 . _ -, beginning with a letter: " + name);
    }
  }
}
