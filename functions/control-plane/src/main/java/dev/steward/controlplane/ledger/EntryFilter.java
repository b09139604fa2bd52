package dev.steward.controlplane.ledger;

import java.time.Instant;
import java.util.Optional;

/** Which entries to list; an empty field does not narrow. */
record EntryFilter(
    Optional<String> account,
    Optional<String> run,
    Optional<String> tool,
    Optional<String> principal,
    Optional<String> session,
    Optional<String> task,
    Optional<Instant> from,
    Optional<Instant> to) {}
