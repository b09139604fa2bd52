package dev.steward.ports.documents;

import dev.steward.core.TenantId;

/**
 * Where a document lies: tenant, collection, id. Collections match {@code [a-z][a-z0-9_]*}; ids are
 * 1 to 255 characters of any kind but U+0000 and lone surrogates, which no store can hold.
 */
public record DocumentKey(TenantId tenant, String collection, String id) {
  public DocumentKey {
    if (!collection.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not a collection name: " + collection);
    }
    if (id.isEmpty() || id.length() > 255) {
      throw new IllegalArgumentException("a document id is 1 to 255 characters");
    }
    if (id.codePoints().anyMatch(DocumentKey::unstorable)) {
      throw new IllegalArgumentException("a document id holds U+0000 or a lone surrogate");
    }
  }

  private static boolean unstorable(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}
