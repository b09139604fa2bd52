package dev.steward.journal;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;

/** An entry says what happened; what is larger belongs elsewhere, and its digest in the entry. */
public final class EntryTooLarge extends Fault {
  EntryTooLarge(String type, int bytes) {
    super(
        ProblemType.BODY_TOO_LARGE,
        "an entry of the journal has at most %d bytes, and this %s has %d"
            .formatted(Body.LARGEST, type, bytes));
  }
}
