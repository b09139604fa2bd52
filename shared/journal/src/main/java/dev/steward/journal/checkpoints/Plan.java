package dev.steward.journal.checkpoints;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be sealed: every entry in it has its place in the log for good, and none is in a
 * checkpoint that the database knows to be published.
 *
 * @param published how many leaves are
 * @param leaves how many have a place
 * @param oldest when the oldest entry came about that no checkpoint vouches for
 * @param leased whether it is ours to publish
 * @param whole whether it has every entry there was; what came since is for the next round, which
 *     would not end otherwise where entries keep coming
 */
record Plan(
    long published,
    long leaves,
    List<Seal> seals,
    Optional<Instant> oldest,
    boolean leased,
    boolean whole) {
  boolean done() {
    return published == leaves;
  }
}
