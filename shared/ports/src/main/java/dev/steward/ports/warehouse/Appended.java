package dev.steward.ports.warehouse;

/** How many rows of a batch are new, and how many were known before or came twice in it. */
public record Appended(long stored, long known) {}
