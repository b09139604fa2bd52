package dev.steward.web.identity;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;

/** There is no token, or not one that proves anything; the detail never repeats what was sent. */
public final class Unauthenticated extends Fault {
  public Unauthenticated(String detail) {
    super(ProblemType.UNAUTHENTICATED, detail);
  }
}
