package dev.steward.analytics.drivers;

/**
 * What an answer stands on: rows with a known outcome, rows without, the outcome's mean over all of
 * the former (a rate between 0 and 1, or a mean), features tested, and how.
 */
public record Basis(
    int n, int unknownOutcome, double overall, int tested, double level, String method) {}
