package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import java.util.Optional;

/** Who approved a run. */
public interface Approvers {
  /** Empty when nobody had to, or when it cannot be told now. */
  Optional<String> of(Run run);
}
