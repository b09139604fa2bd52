package dev.steward.reliability.records;

/** A small budget that was set for a task, in micros. */
public record Purse(String tenant, String task, long limit) {}
