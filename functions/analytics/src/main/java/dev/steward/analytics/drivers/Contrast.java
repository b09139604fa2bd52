package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Interval;

/**
 * One group of a feature against all other rows: {@code group} is said as "with contract Two year".
 * Values are rates or means. The interval holds for all splits it was picked from at once
 * (Bonferroni); {@code standardised} is phi for rates and Hedges' g for means.
 */
public record Contrast(
    String group,
    long support,
    long others,
    double value,
    double otherValue,
    Interval difference,
    double standardised) {}
