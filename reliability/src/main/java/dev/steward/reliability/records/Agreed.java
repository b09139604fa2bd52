package dev.steward.reliability.records;

/** What the database says was asked of a person and became of it; arguments are canonical JSON. */
public record Agreed(
    String run, String requester, String decidedBy, String arguments, String state) {}
