package dev.steward.brand;

import dev.steward.core.TenantId;
import dev.steward.ports.documents.DocumentKey;
import java.util.Optional;

/** The id of a profile, as asked for; whether there can be such a profile is another question. */
record ProfileId(String value) {
  private static final String COLLECTION = "brand_profiles";

  ProfileId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
  }

  /** Empty for an id that no document can have. */
  Optional<DocumentKey> key(TenantId tenant) {
    try {
      return Optional.of(new DocumentKey(tenant, COLLECTION, value));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }
}
