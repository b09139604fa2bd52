package dev.steward.ports.documents;

import dev.steward.core.TenantId;

/**
 * Where a document lies: tenant, collection, id. Collections match {@code [a-z][a-z0-9_]*}; ids are
 * 1 to 255 characters of any kind.
 */
public record DocumentKey(TenantId tenant, String collection, String id) {
  public DocumentKey {
    if (!collection.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not a collection name: " + collection);
    }
    if (id.isEmpty() || id.length() > 255) {
      throw new IllegalArgumentException("a document id is 1 to 255 characters");
    }
  }
}
