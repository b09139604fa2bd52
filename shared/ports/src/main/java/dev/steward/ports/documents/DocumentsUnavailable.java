package dev.steward.ports.documents;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;

/** The store of documents cannot be reached, or refuses to serve us. */
public final class DocumentsUnavailable extends Fault {
  public DocumentsUnavailable(String detail, Throwable cause) {
    super(ProblemType.UNAVAILABLE, detail, List.of(), cause);
  }
}
