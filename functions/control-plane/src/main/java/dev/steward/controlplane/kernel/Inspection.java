package dev.steward.controlplane.kernel;

import java.util.List;
import java.util.Optional;

/** How a call fared at the gates: every verdict given, and where it ended. */
sealed interface Inspection {
  List<Checked> verdicts();

  /** No gate refused; {@code hold} is the first that wants a person to agree. */
  record Cleared(Passage passage, Optional<Verdict.Hold> hold, List<Checked> verdicts)
      implements Inspection {
    /** A guard's condition did not hold when the run was to be written. */
    Stopped stoppedBy(GateSlot slot, Verdict.Refuse refusal) {
      List<Checked> until =
          verdicts.stream().filter(checked -> checked.slot().compareTo(slot) < 0).toList();
      return new Stopped(passage, refusal, Checked.and(until, new Checked(slot, refusal)));
    }
  }

  record Stopped(Passage passage, Verdict.Refuse refusal, List<Checked> verdicts)
      implements Inspection {}

  /** One gate's word. */
  record Checked(GateSlot slot, Verdict verdict) {
    private static List<Checked> and(List<Checked> some, Checked last) {
      return java.util.stream.Stream.concat(some.stream(), java.util.stream.Stream.of(last))
          .toList();
    }
  }
}
