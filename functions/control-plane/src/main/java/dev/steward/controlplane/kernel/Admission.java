package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.registry.Tool;

/** What the gates decided, once it is in the journal. */
public sealed interface Admission {
  Run run();

  record Admitted(Run run, Tool tool) implements Admission {}

  record Refused(Run run, Verdict.Refuse refusal) implements Admission {}
}
