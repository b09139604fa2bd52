package dev.steward.reliability.records;

/** A request reached the executor. */
public record Arrival(long at, String key, String tenant, String tool, int attempt) {}
