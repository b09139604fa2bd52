package dev.steward.controlplane.ledger.usage;

import java.time.Instant;
import java.util.Optional;

/** By what, from when, until just before when, and in which stretches. */
record UsageQuestion(Dimension by, Instant from, Instant to, Optional<Bucket> bucket) {}
