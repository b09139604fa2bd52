package dev.steward.executor;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another call came first under this effect key; whether it has ended is not said. */
public final class KeyTaken extends Fault {
  public KeyTaken() {
    this(null);
  }

  public KeyTaken(@Nullable Throwable cause) {
    super(
        ProblemType.IDEMPOTENCY_IN_PROGRESS,
        "the work under this effect key is not over yet",
        List.of(),
        cause);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", "1");
  }
}
