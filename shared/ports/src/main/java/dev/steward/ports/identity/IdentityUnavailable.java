package dev.steward.ports.identity;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;

/** The issuer gives no token for Steward itself. */
public final class IdentityUnavailable extends Fault {
  public IdentityUnavailable(String detail, Throwable cause) {
    super(ProblemType.UNAVAILABLE, detail, List.of(), cause);
  }
}
