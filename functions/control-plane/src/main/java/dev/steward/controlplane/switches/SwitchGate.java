package dev.steward.controlplane.switches;

import dev.steward.controlplane.kernel.Gate;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Passage;
import dev.steward.controlplane.kernel.Verdict;
import jakarta.inject.Singleton;

/** What is stopped is not even admitted. */
@Singleton
final class SwitchGate implements Gate {
  private final SwitchGuard guard;

  SwitchGate(SwitchGuard guard) {
    this.guard = guard;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.KILL_SWITCH;
  }

  @Override
  public Verdict check(Passage passage) {
    return new Verdict.Pass(passage.guardedBy(guard));
  }
}
