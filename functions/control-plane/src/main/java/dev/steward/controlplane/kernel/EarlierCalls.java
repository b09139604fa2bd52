package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import java.util.Optional;

/** What was called before under the same idempotency key. */
public interface EarlierCalls {
  /**
   * Empty when the key is new or the call has none; a fault when the key came with another call.
   */
  Optional<Run> runOf(ToolCall call);

  /** Whether it was lately found that this key is used, so that asking first is worth it. */
  boolean likely(ToolCall call);
}
