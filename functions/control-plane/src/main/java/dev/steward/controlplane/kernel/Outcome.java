package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import java.util.Optional;

/** What came back from an executor. */
public sealed interface Outcome {
  /** A 2xx with JSON; the output schema is still to be checked. */
  record Returned(JsonNode output, Usage usage) implements Outcome {}

  /** Surely not done: refused by contract (4xx), or nothing was sent. */
  record Failed(ProblemType type, String detail, Optional<JsonNode> executorProblem, Usage usage)
      implements Outcome {
    public Failed(ProblemType type, String detail, Optional<JsonNode> executorProblem) {
      this(type, detail, executorProblem, Usage.NONE);
    }
  }

  /** Sent, and no answer that can be trusted: time-out, reset, 5xx, garbage, too much. */
  record Unknown(ProblemType type, String detail, Optional<Evidence> evidence) implements Outcome {}

  /**
   * What two attempts together say. One that may have had its effect leaves the whole unknown until
   * a later one returns: a refusal speaks for its own attempt only. Who deletes twice is told the
   * second time that there is nothing to delete.
   */
  default Outcome then(Outcome after) {
    return this instanceof Unknown && after instanceof Failed ? this : after;
  }
}
