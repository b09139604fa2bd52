package dev.steward.ports.events;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bus cannot be reached, cannot write, or refuses to serve us. */
public final class EventBusUnavailable extends Fault {
  public EventBusUnavailable(String detail, @Nullable Throwable cause) {
    super(ProblemType.UNAVAILABLE, detail, List.of(), cause);
  }
}
