package dev.steward.decisions.deciding;

/** What somebody outside calls a thing: 1 to 255 characters. */
record Name(String value) {
  private static final int MOST = 255;

  Name {
    int length = value.codePointCount(0, value.length());
    if (length < 1 || length > MOST) {
      throw new IllegalArgumentException("must have 1 to " + MOST + " characters");
    }
  }
}
