package dev.steward.analytics.uplift;

/**
 * Rows of each arm that were compared, rows left out because treatment or outcome is unknown or
 * nobody in the other arm is like them, and what the weighted arms are worth in rows.
 */
public record Arms(
    int treated,
    int control,
    int unknown,
    int trimmed,
    double effectiveTreated,
    double effectiveControl) {}
