package dev.steward.controlplane.idempotency;

import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Guard;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.runs.Run;
import dev.steward.core.ProblemType;
import dev.steward.database.Statements;

/** The key is nobody's yet, and becomes this run's. */
record KeyGuard(String key, String fingerprint) implements Guard {
  @Override
  public GateSlot slot() {
    return GateSlot.IDEMPOTENCY;
  }

  @Override
  public String requirement() {
    return "idempotency-key";
  }

  @Override
  public void require(Statements statements, Run run) {
    statements.require(
        requirement(),
        """
        INSERT INTO control.idempotency_key
          (tenant_id, principal, key, fingerprint, run_id, created_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        slots ->
            slots
                .text(run.tenant().value())
                .text(run.principal())
                .text(key)
                .text(fingerprint)
                .text(run.id())
                .moment(run.createdAt()));
  }

  /** Only when whoever had the key was rolled back in between. */
  @Override
  public Verdict.Refuse unmet(Run run) {
    return new Verdict.Refuse(
        ProblemType.IDEMPOTENCY_IN_PROGRESS, "the key was in use a moment ago; try again");
  }
}
