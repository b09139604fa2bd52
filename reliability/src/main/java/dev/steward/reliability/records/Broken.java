package dev.steward.reliability.records;

/** A client had no answer. */
public record Broken(long at, String call, String how, long took, String why) {}
