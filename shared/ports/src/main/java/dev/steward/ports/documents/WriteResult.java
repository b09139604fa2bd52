package dev.steward.ports.documents;

import java.util.Optional;

/** What became of a write. */
public sealed interface WriteResult {
  /** The new version is the latest. */
  record Written(DocumentVersion version) implements WriteResult {}

  /** Someone else wrote first (or the document exists or is missing unexpectedly). */
  record Conflict(Optional<DocumentVersion> latest) implements WriteResult {}
}
