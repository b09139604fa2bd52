package dev.steward.journal.checkpoints;

/** A proof that proves nothing, and why. */
public final class BadProof extends Exception {
  BadProof(String why) {
    super(why);
  }
}
