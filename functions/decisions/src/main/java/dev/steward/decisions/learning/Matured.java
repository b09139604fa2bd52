package dev.steward.decisions.learning;

/**
 * What came of a decision, once it is time to count it. A correction carries a higher revision than
 * what it corrects.
 */
public record Matured(String decision, long revision, String policy, boolean success) {}
