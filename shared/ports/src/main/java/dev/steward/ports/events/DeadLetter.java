package dev.steward.ports.events;

import java.time.Instant;

/** An event that a subscription gave up, and what was thrown for it in the end. */
public record DeadLetter(Event event, String reason, int attempts, Instant at) {}
