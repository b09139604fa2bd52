package dev.steward.reliability.records;

/**
 * A person said yes or no to the text that was shown; {@code arguments} is canonical JSON out of
 * that text. The status is 0 when there was no answer.
 */
public record Decided(
    long sentAt,
    String tenant,
    String approver,
    String approval,
    String run,
    String requester,
    String arguments,
    String decision,
    int status,
    String problem) {}
