package dev.steward.testkit.tools;

/** What a handler says of itself: its tool, its path, its input and output records. */
public record HandledTool(
    String tool, String path, Class<? extends Record> input, Class<? extends Record> output) {}
