package dev.steward.decisions.policies;

import dev.steward.decisions.constitutions.Constitution;
import java.time.Instant;
import java.util.Optional;

/** A constitution, compiled, with when and by whom it came. */
public record Published(
    Constitution constitution,
    String source,
    Optional<String> cases,
    String by,
    Instant at,
    Optional<Instant> retiredAt) {}
