package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.Map;

/** The same request, under the same idempotency key, is being carried out right now. */
final class InProgress extends Fault {
  private final String run;

  InProgress(Run run) {
    super(
        ProblemType.IDEMPOTENCY_IN_PROGRESS,
        "the first request with this Idempotency-Key is not over yet");
    this.run = run.id();
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "1");
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("run", run);
  }
}
