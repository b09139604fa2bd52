package dev.steward.decisions.policies;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.decisions.constitutions.Constitution;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Optional;

/** A constitution as callers see it; the texts when one is asked for. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PolicyView(
    String id,
    String name,
    String version,
    String domain,
    String description,
    String digest,
    String publishedBy,
    Instant publishedAt,
    Optional<Instant> retiredAt,
    Optional<String> policy,
    Optional<String> cases) {
  static PolicyView brief(Published published) {
    return of(published, Optional.empty(), Optional.empty());
  }

  static PolicyView whole(Published published) {
    return of(published, Optional.of(published.source()), published.cases());
  }

  private static PolicyView of(
      Published published, Optional<String> policy, Optional<String> cases) {
    Constitution constitution = published.constitution();
    return new PolicyView(
        constitution.id(),
        constitution.name(),
        constitution.version().toString(),
        constitution.domain(),
        constitution.description(),
        constitution.digest().value(),
        published.by(),
        published.at(),
        published.retiredAt(),
        policy,
        cases);
  }
}
