package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.registry.Tool;

/** What the gates decided, once it is in the journal. */
public sealed interface Admission {
  Run run();

  /** {@code nanos}: how long that took. */
  record Admitted(Run run, Tool tool, long nanos) implements Admission {
    public Admitted(Run run, Tool tool) {
      this(run, tool, 0);
    }
  }

  /** A person is asked. */
  record Held(Run run) implements Admission {}

  record Refused(Run run, Verdict.Refuse refusal) implements Admission {}

  /** The same request came before, under the same idempotency key; this is its run. */
  record Replayed(Run run) implements Admission {}
}
