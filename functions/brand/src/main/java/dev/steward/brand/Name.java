package dev.steward.brand;

/** The name of a brand: a {@link Line} of at most 100 characters. */
record Name(String value) {
  static final int MOST = 100;

  Name {
    PlainText.require(value, MOST);
  }
}
