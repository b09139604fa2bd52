package dev.steward.controlplane.kernel;

import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.util.List;

/** What a gate says. */
public sealed interface Verdict {
  /** Go on, with what this gate found out. */
  record Pass(Passage onward) implements Verdict {}

  record Refuse(ProblemType type, String detail, List<Violation> violations) implements Verdict {
    public Refuse {
      violations = List.copyOf(violations);
    }

    Refuse(ProblemType type, String detail) {
      this(type, detail, List.of());
    }
  }
}
