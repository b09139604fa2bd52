package dev.steward.controlplane.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code control.ledger_entry} with what its transaction is attributed to. */
@MappedEntity
record EntryRow(
    @Id String transactionId,
    int line,
    Instant at,
    String account,
    long amount,
    String currency,
    String runId,
    String tool,
    String principal,
    @Nullable String sessionId,
    @Nullable String taskId) {}
