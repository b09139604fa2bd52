package dev.steward.reliability.records;

/** A run that a tenant was shown in a list. */
public record Listed(String tenant, String run) {}
