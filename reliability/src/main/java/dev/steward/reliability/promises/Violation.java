package dev.steward.reliability.promises;

/** One time a promise was broken, in words that name the records to look at. */
public record Violation(String what) {}
