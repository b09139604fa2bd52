package dev.steward.journal;

import org.jspecify.annotations.Nullable;

/**
 * The ids every entry carries: who did it, in which run and trace, with which tool at which digest.
 * An id that does not apply is null and is left out of the hashed body.
 */
public record Facts(
    String principal,
    @Nullable String run,
    @Nullable String trace,
    @Nullable String session,
    @Nullable String task,
    @Nullable String capability,
    @Nullable String version) {}
