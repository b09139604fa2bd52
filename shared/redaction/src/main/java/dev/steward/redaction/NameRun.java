package dev.steward.redaction;

/** Words from {@code first} to {@code last} (inclusive) that make up one name. */
record NameRun(int first, int last, boolean titled) {
  int size() {
    return last - first + 1;
  }
}
