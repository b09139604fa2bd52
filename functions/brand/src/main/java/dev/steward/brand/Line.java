package dev.steward.brand;

/** A line of text of at most 500 characters, not blank, without a character that cannot be seen. */
record Line(String value) {
  static final int MOST = 500;

  Line {
    PlainText.require(value, MOST);
  }
}
