package dev.steward.reliability.records;

/** Something really happened at the executor; {@code input} is canonical JSON. */
public record Effect(
    long at,
    String key,
    String tenant,
    String tool,
    String call,
    String input,
    long number,
    long pages) {}
