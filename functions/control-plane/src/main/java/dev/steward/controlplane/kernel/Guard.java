package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.database.Statements;
import java.util.List;

/**
 * A condition the database checks in the very transaction that writes the run, because what a gate
 * saw a moment earlier may hold no more. A gate attaches it to the passage.
 */
public interface Guard {
  GateSlot slot();

  /** Names the condition among all others. */
  String requirement();

  /** Adds the statements, those that must succeed under {@link #requirement()}. */
  void require(Statements statements, Run run);

  static Guard named(List<? extends Guard> guards, String requirement) {
    return guards.stream()
        .filter(guard -> guard.requirement().equals(requirement))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody required " + requirement));
  }

  /** Why not; asked when everything was rolled back. */
  Verdict.Refuse unmet(Run run);
}
