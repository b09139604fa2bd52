package dev.steward.decisions.constitutions;

import java.time.Duration;

/** Which days are compared with which, and the smallest change worth telling. */
public record DriftTerms(Duration window, Duration baseline, int minimum, double effect) {}
