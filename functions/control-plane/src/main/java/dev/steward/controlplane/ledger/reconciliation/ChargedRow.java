package dev.steward.controlplane.ledger.reconciliation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What a run was charged. */
@MappedEntity
record ChargedRow(@Id String runId, long amount, String currency) {}
