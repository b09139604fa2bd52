package dev.steward.controlplane.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A move to another state and what it brings with it. */
public record RunChange(
    RunState to,
    int attempt,
    Optional<JsonNode> output,
    Optional<JsonNode> problem,
    Optional<JsonNode> evidence,
    Optional<Instant> finishedAt) {

  public static RunChange dispatching(int attempt) {
    return new RunChange(
        RunState.DISPATCHING,
        attempt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static RunChange succeeded(int attempt, JsonNode output, Instant at) {
    return new RunChange(
        RunState.SUCCEEDED,
        attempt,
        Optional.of(output),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at));
  }

  /** Ended otherwise: failed, unknown, cancelled. */
  public static RunChange ended(
      RunState to, int attempt, JsonNode problem, Optional<JsonNode> evidence, Instant at) {
    return new RunChange(
        to, attempt, Optional.empty(), Optional.of(problem), evidence, Optional.of(at));
  }
}
