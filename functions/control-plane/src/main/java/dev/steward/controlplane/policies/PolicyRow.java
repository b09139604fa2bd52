package dev.steward.controlplane.policies;

import dev.steward.core.Digest;
import dev.steward.policy.SemanticVersion;
import java.time.Instant;

/** A policy as a tenant published it. */
record PolicyRow(
    String name,
    SemanticVersion version,
    Digest digest,
    String source,
    String publishedBy,
    Instant publishedAt) {}
