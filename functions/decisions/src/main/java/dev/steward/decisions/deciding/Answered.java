package dev.steward.decisions.deciding;

/** A decision, and where it stands in the chain. */
public record Answered(Kept kept, String hash, String prevHash) {}
