package dev.steward.controlplane.kernel;

import java.util.List;

/** How a call fared at the gates: every verdict given, and where it ended. */
sealed interface Inspection {
  List<Checked> verdicts();

  record Cleared(Passage passage, List<Checked> verdicts) implements Inspection {}

  record Stopped(Passage passage, Verdict.Refuse refusal, List<Checked> verdicts)
      implements Inspection {}

  /** One gate's word. */
  record Checked(GateSlot slot, Verdict verdict) {}
}
