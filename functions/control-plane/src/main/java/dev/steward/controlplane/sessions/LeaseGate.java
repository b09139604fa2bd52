package dev.steward.controlplane.sessions;

import dev.steward.controlplane.kernel.Gate;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Passage;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.core.ProblemType;
import jakarta.inject.Singleton;

/**
 * A call that names a session needs an open one; where sessions are required, each call names one.
 */
@Singleton
final class LeaseGate implements Gate {
  private final LeaseGuard guard;
  private final SessionSettings settings;

  LeaseGate(LeaseGuard guard, SessionSettings settings) {
    this.guard = guard;
    this.settings = settings;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.LEASE;
  }

  @Override
  public Verdict check(Passage passage) {
    if (passage.call().session().isPresent()) {
      return new Verdict.Pass(passage.guardedBy(guard));
    }
    return settings.required()
        ? new Verdict.Refuse(
            ProblemType.SESSION_ENDED,
            "calls are made within a session here: open one with POST /v1/sessions and name it in"
                + " Steward-Session")
        : new Verdict.Pass(passage);
  }
}
