package dev.steward.decisions.drift;

/** A level's share before and now. */
public record Shift(String level, double before, double now) {}
