package dev.steward.journal;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event may stand in a tenant's journal once; nothing of the append was written. */
public final class EventIdReused extends Fault {
  EventIdReused(String which, @Nullable Throwable cause) {
    super(
        ProblemType.CONFLICT,
        "an event may be journaled once, and this was: " + which,
        List.of(),
        cause);
  }
}
