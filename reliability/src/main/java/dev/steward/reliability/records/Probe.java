package dev.steward.reliability.records;

/** Somebody asked for what is another tenant's, and for what is nowhere. */
public record Probe(
    String path, int foreignStatus, String foreignBody, int missingStatus, String missingBody) {}
