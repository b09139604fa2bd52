package dev.steward.ports.documents;

/** Who wrote a version, and in which run. */
public record Authorship(String principal, String run) {}
