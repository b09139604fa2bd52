package dev.steward.reliability.records;

/** A client was answered; what was not in the answer is empty, an absent effect 0. */
public record Told(
    long at,
    String call,
    String how,
    long took,
    int status,
    String problem,
    boolean json,
    String run,
    String state,
    long effect) {}
