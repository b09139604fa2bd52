package dev.steward.reliability.bugs;

/** What became of a planted bug. */
enum Verdict {
  CAUGHT("caught"),
  SURVIVED("SURVIVED: no test saw it"),
  DOES_NOT_APPLY("does not apply: the sources have changed"),
  DOES_NOT_BUILD("does not build, so no test was asked");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
