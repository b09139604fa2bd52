package dev.steward.controlplane.runs;

import java.util.Optional;

/** Which runs to list; an empty field does not narrow. */
public record RunFilter(
    Optional<String> tool, Optional<RunState> state, Optional<String> principal) {}
