package dev.steward.journal.checkpoints;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;

/** The history or its log does not hold, so nothing more of it is vouched for. */
public final class SealRefused extends Fault {
  SealRefused(String why) {
    super(ProblemType.CONFLICT, why);
  }
}
