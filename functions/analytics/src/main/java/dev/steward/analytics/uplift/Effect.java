package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Interval;

/** How much the treatment moved the outcome, for whom, and by which method. */
public record Effect(Interval interval, double p, Estimand estimand, String method) {}
