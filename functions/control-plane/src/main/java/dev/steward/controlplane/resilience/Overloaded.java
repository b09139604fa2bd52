package dev.steward.controlplane.resilience;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.Map;

/** More is asked than can be done at once; told before any work is done for it. */
final class Overloaded extends Fault {
  Overloaded() {
    super(ProblemType.OVERLOADED, "as many calls are under way as can be, and as many wait");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "1");
  }
}
