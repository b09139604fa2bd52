package dev.steward.controlplane.resilience;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.Map;

/** This process ends what it began and takes nothing new. */
final class Leaving extends Fault {
  Leaving() {
    super(ProblemType.UNAVAILABLE, "this process is shutting down and takes no new calls");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "1", "Connection", "close");
  }
}
