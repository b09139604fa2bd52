package dev.steward.registry;

/** Something wrong in a registry file: line and column from 1, the JSON Pointer, and what. */
public record Mistake(int line, int column, String pointer, String message) {}
