package dev.steward.ports.documents;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;

/** The content is larger than every adapter can keep. */
public final class DocumentTooLarge extends Fault {
  DocumentTooLarge(int bytes, int limit) {
    super(
        ProblemType.BODY_TOO_LARGE,
        "a document of %d bytes is more than the %d that can be kept".formatted(bytes, limit));
  }
}
