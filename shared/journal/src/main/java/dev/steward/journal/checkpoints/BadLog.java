package dev.steward.journal.checkpoints;

/** The files of a log do not fit together, and where. */
final class BadLog extends Exception {
  BadLog(String what) {
    super(what);
  }
}
