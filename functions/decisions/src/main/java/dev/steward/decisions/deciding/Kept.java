package dev.steward.decisions.deciding;

import dev.steward.decisions.constitutions.Verdict;
import java.time.Instant;
import java.util.Optional;

/** A decision as it is stored, and what people made of it. */
public record Kept(
    Decision decision,
    Optional<Verdict> resolution,
    Optional<String> resolvedBy,
    Optional<Ended> ended) {
  public Kept(Decision decision, Optional<Verdict> resolution, Optional<String> resolvedBy) {
    this(decision, resolution, resolvedBy, Optional.empty());
  }

  /** When asking people ended without a decision; by whom, if it was somebody, and why. */
  public record Ended(Optional<String> by, Instant at, Optional<String> note) {}

  /** What counts in the end; as long as nobody has decided what people are asked, an escalation. */
  public Verdict effective() {
    return resolution.orElse(
        decision.status() == Status.FINAL ? decision.verdict() : Verdict.ESCALATE);
  }
}
