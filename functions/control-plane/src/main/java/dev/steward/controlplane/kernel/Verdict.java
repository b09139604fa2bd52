package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import java.util.List;

/** What a gate says. */
public sealed interface Verdict {
  /** Go on, with what this gate found out. */
  record Pass(Passage onward) implements Verdict {}

  /** A person must agree, by this rule; unless a later gate refuses altogether. */
  record Hold(Passage onward, String rule, String reason) implements Verdict {}

  /** {@code facts} are further members of the problem; a {@code retryAfter} is in seconds. */
  record Refuse(ProblemType type, String detail, List<Violation> violations, ObjectNode facts)
      implements Verdict {
    public Refuse {
      violations = List.copyOf(violations);
    }

    public Refuse(ProblemType type, String detail, List<Violation> violations) {
      this(type, detail, violations, Json.object());
    }

    public Refuse(ProblemType type, String detail) {
      this(type, detail, List.of());
    }

    ObjectNode problem() {
      ObjectNode problem = RunHistory.problem(type, detail, violations);
      problem.setAll(facts);
      return problem;
    }
  }
}
