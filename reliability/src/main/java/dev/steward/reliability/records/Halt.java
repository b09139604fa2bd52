package dev.steward.reliability.records;

/**
 * Nothing was to be dispatched from when the stop was acknowledged until its release was asked for;
 * an empty tenant or tool is any.
 */
public record Halt(long acknowledged, long releasing, String tenant, String tool, String how) {}
