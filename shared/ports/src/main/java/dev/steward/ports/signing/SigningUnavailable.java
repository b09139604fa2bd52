package dev.steward.ports.signing;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key of the checkpoints is missing, unsafe or out of reach. */
public final class SigningUnavailable extends Fault {
  public SigningUnavailable(String detail, @Nullable Throwable cause) {
    super(ProblemType.UNAVAILABLE, detail, List.of(), cause);
  }
}
