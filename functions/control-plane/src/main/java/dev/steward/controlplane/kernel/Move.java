package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import java.util.Optional;

/**
 * A run goes from one state to another. {@code before} is empty when the run is written for the
 * first time; {@code hold} says why it is held, when it is.
 */
public record Move(Optional<Run> before, Run after, Usage usage, Optional<Verdict.Hold> hold) {
  static Move between(Run before, Run after, Usage usage) {
    return new Move(Optional.of(before), after, usage, Optional.empty());
  }
}
