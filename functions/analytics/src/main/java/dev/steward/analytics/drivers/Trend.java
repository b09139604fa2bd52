package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Interval;

/** How a number and the metric go together over its whole range, from -1 to 1. */
public record Trend(String measure, Interval association) {}
