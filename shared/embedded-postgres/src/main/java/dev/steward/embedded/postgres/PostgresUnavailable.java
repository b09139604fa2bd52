package dev.steward.embedded.postgres;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The embedded server cannot be had; the detail says why and what to do about it. */
public final class PostgresUnavailable extends Fault {
  PostgresUnavailable(String detail) {
    this(detail, null);
  }

  PostgresUnavailable(String detail, @Nullable Throwable cause) {
    super(ProblemType.UNAVAILABLE, detail, List.of(), cause);
  }
}
