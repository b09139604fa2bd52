package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;

/**
 * JSON whose shape is open, with its canonical bytes (RFC 8785). Treat {@link #root()} as
 * read-only: the canonical bytes and the digest were taken when the document was made.
 */
public final class JsonDocument {
  private final JsonNode root;
  private final byte[] canonical;

  private JsonDocument(JsonNode root, byte[] canonical) {
    this.root = root;
    this.canonical = canonical;
  }

  public static JsonDocument of(JsonNode root) {
    return new JsonDocument(root, CanonicalJson.bytes(root));
  }

  /** Parses strictly within the default limits. */
  public static JsonDocument parse(byte[] utf8) {
    return of(StrictJson.parse(utf8));
  }

  public JsonNode root() {
    return root;
  }

  public byte[] canonicalBytes() {
    return canonical.clone();
  }

  public Digest digest() {
    return Digest.of(canonical);
  }
}
