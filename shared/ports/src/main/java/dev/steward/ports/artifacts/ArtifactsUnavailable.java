package dev.steward.ports.artifacts;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store of artifacts cannot be reached, or refuses to serve us. */
public final class ArtifactsUnavailable extends Fault {
  public ArtifactsUnavailable(String detail, @Nullable Throwable cause) {
    super(ProblemType.UNAVAILABLE, detail, List.of(), cause);
  }
}
