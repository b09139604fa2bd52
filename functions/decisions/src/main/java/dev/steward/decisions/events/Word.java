package dev.steward.decisions.events;

/** 1 to 255 characters. */
record Word(String value) {
  private static final int MOST = 255;

  Word {
    int length = value.codePointCount(0, value.length());
    if (length < 1 || length > MOST) {
      throw new IllegalArgumentException("must have 1 to " + MOST + " characters");
    }
  }
}
