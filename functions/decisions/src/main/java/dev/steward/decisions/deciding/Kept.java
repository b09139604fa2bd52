package dev.steward.decisions.deciding;

import dev.steward.decisions.constitutions.Verdict;
import java.util.Optional;

/** A decision as it is stored, and what a person made of it. */
public record Kept(Decision decision, Optional<Verdict> resolution, Optional<String> resolvedBy) {
  /** What counts in the end; that people are still asked is an escalation. */
  public Verdict effective() {
    return resolution.orElse(
        decision.status() == Status.WAITING ? Verdict.ESCALATE : decision.verdict());
  }
}
