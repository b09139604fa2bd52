package dev.steward.ports.embeddings;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model cannot be loaded or reached, or refuses to serve us. */
public final class EmbedderUnavailable extends Fault {
  public EmbedderUnavailable(String detail, @Nullable Throwable cause) {
    super(ProblemType.UNAVAILABLE, detail, List.of(), cause);
  }
}
