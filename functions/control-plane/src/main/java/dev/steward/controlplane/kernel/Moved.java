package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;

/** What came of a move. */
public sealed interface Moved {
  /** The run as it now stands. */
  record To(Run run) implements Moved {}

  /** This requirement was not met, and nothing was written. */
  record Not(String requirement) implements Moved {}
}
