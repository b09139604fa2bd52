package dev.steward.ports.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Documents of a tenant. A write names the version it was based on, 0 for a new document, and only
 * wins when that is still the latest. Nothing is overwritten: every version stays readable, and its
 * content comes back equal.
 *
 * <p>Content is at most {@link ContentText#BYTES} of JSON text, else {@link DocumentTooLarge}; a
 * store that cannot be reached is {@link DocumentsUnavailable}, or whatever fault its database
 * throws.
 */
public interface Documents {
  Optional<DocumentVersion> latest(DocumentKey key);

  WriteResult write(DocumentKey key, long basedOnVersion, JsonNode content, Authorship author);

  /** Every version, newest first. */
  List<DocumentVersion> versions(DocumentKey key);
}
