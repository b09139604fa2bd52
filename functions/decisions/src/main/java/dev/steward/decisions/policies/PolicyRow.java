package dev.steward.decisions.policies;

import dev.steward.core.Digest;
import dev.steward.decisions.constitutions.ConstitutionVersion;
import java.time.Instant;
import java.util.Optional;

/** A constitution as it is stored. */
record PolicyRow(
    String name,
    ConstitutionVersion version,
    String domain,
    Digest digest,
    String source,
    Optional<String> cases,
    String publishedBy,
    Instant publishedAt,
    Optional<Instant> retiredAt) {
  String id() {
    return name + '@' + version;
  }
}
