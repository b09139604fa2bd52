package dev.steward.decisions.constitutions;

import dev.steward.policy.expressions.Condition;
import java.util.Optional;

/** Decides alone when its condition holds. */
public record Guard(
    String name,
    String when,
    Verdict verdict,
    Optional<AutonomyLevel> level,
    String reason,
    Condition condition) {}
