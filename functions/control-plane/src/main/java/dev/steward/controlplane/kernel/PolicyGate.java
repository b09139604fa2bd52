package dev.steward.controlplane.kernel;

import dev.steward.core.ProblemType;
import dev.steward.registry.Tool;
import jakarta.inject.Singleton;

/** The policy of the house: a tool of high risk, or one that says so itself, waits for a person. */
@Singleton
final class PolicyGate implements Gate {
  @Override
  public GateSlot slot() {
    return GateSlot.POLICY;
  }

  @Override
  public Verdict check(Passage passage) {
    Tool tool = passage.tool();
    if (tool.needsApproval()) {
      return new Verdict.Refuse(
          ProblemType.NEEDS_APPROVAL, tool.name() + " needs approval by a person");
    }
    return new Verdict.Pass(passage);
  }
}
