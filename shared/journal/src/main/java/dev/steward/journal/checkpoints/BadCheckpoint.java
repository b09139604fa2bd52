package dev.steward.journal.checkpoints;

/** A checkpoint that must not be believed, and why: words that go on from "the checkpoint". */
public final class BadCheckpoint extends Exception {
  BadCheckpoint(String why) {
    super(why);
  }
}
