package dev.steward.journal.checkpoints;

/** Entries of a stream that stand side by side in the log. */
record Seal(long firstLeaf, String stream, long firstSeq, long lastSeq) {
  long leaves() {
    return lastSeq - firstSeq + 1;
  }
}
