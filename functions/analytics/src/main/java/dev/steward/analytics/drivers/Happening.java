package dev.steward.analytics.drivers;

import java.time.Instant;

/** A subject did something at some time. */
public record Happening(String subject, String name, Instant at) {}
