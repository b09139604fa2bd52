package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Gate;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Passage;
import dev.steward.controlplane.kernel.Verdict;
import jakarta.inject.Singleton;

/** Is everything well enough for this call: its executor, and the parts of Steward it needs? */
@Singleton
final class BreakerGate implements Gate {
  private final Present present;

  BreakerGate(Present present) {
    this.present = present;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.BREAKER;
  }

  @Override
  public Verdict check(Passage passage) {
    return present
        .refusal(passage.call().caller().tenant(), passage.tool())
        .<Verdict>map(refusal -> refusal)
        .orElseGet(() -> new Verdict.Pass(passage));
  }
}
