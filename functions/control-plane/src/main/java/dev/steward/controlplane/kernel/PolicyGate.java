package dev.steward.controlplane.kernel;

import dev.steward.core.ProblemType;
import jakarta.inject.Singleton;

/** The policy of the house: low and medium risk run, high risk waits for a person. */
@Singleton
final class PolicyGate implements Gate {
  @Override
  public GateSlot slot() {
    return GateSlot.POLICY;
  }

  @Override
  public Verdict check(Passage passage) {
    return switch (passage.tool().risk()) {
      case LOW, MEDIUM -> new Verdict.Pass(passage);
      case HIGH ->
          new Verdict.Refuse(
              ProblemType.NEEDS_APPROVAL,
              passage.tool().name() + " is high risk and needs approval by a person");
    };
  }
}
