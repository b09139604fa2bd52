package dev.steward.reliability.records;

/** A client sent a call, perhaps not for the first time. */
public record Sent(
    long at,
    String call,
    String tenant,
    String principal,
    String tool,
    String task,
    String input) {}
