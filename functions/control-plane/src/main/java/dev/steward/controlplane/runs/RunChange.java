package dev.steward.controlplane.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A move to another state and what it brings with it; what is empty stays as it was. */
public record RunChange(
    RunState to,
    int attempt,
    Optional<JsonNode> output,
    Optional<JsonNode> problem,
    Optional<JsonNode> evidence,
    Optional<Long> cost,
    Optional<Instant> deadline,
    Optional<Instant> finishedAt) {

  /** Released by a person; time for the executor begins anew. */
  public static RunChange released(int attempt, Instant deadline) {
    return new RunChange(
        RunState.ADMITTED,
        attempt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(deadline),
        Optional.empty());
  }

  public static RunChange dispatching(int attempt) {
    return new RunChange(
        RunState.DISPATCHING,
        attempt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** One more attempt after the deadline of the others. */
  public static RunChange again(int attempt, Instant deadline) {
    return new RunChange(
        RunState.DISPATCHING,
        attempt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(deadline),
        Optional.empty());
  }

  /** A person found out that the effect happened; what the executor answered is lost. */
  public static RunChange happened(int attempt, Instant at) {
    return new RunChange(
        RunState.SUCCEEDED,
        attempt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at));
  }

  public static RunChange succeeded(int attempt, JsonNode output, Instant at) {
    return new RunChange(
        RunState.SUCCEEDED,
        attempt,
        Optional.of(output),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at));
  }

  /** Ended otherwise: failed, unknown, cancelled, refused. */
  public static RunChange ended(
      RunState to, int attempt, JsonNode problem, Optional<JsonNode> evidence, Instant at) {
    return new RunChange(
        to,
        attempt,
        Optional.empty(),
        Optional.of(problem),
        evidence,
        Optional.empty(),
        Optional.empty(),
        Optional.of(at));
  }

  public RunChange costing(long micros) {
    return new RunChange(
        to, attempt, output, problem, evidence, Optional.of(micros), deadline, finishedAt);
  }

  /** The attempt a run must stand at for this change: a later one has fenced it off. */
  int attemptBefore() {
    return to == RunState.DISPATCHING ? attempt - 1 : attempt;
  }
}
