package dev.steward.journal.checkpoints;

import java.time.Instant;
import java.util.List;

/** What the checkpoints say of a tenant's history. */
public sealed interface Confirmation {
  /**
   * Every entry they vouch for is as it was.
   *
   * @param size how many entries that is
   * @param since when the latest was stored
   * @param checked how many checkpoints were held against the history, the latest of all
   */
  record Confirmed(long size, Instant since, int checked) implements Confirmation {}

  /** The history was changed after it was sealed. Not all places may be listed. */
  record Contradicted(long size, Instant since, List<Discrepancy> discrepancies)
      implements Confirmation {
    public Contradicted {
      discrepancies = List.copyOf(discrepancies);
    }
  }

  /** The checkpoints or the files of the log do not hold themselves. */
  record Invalid(String reason) implements Confirmation {}

  /** There is no checkpoint of this tenant yet, so nothing vouches for its history. */
  record None() implements Confirmation {}

  /** Where the checkpoints should be cannot be read, or nothing is configured. */
  record Unreadable(String reason) implements Confirmation {}
}
