package dev.steward.core;

/** One thing wrong with an input: where (JSON Pointer, empty for the whole) and what. */
public record Violation(String pointer, String message) {}
