package dev.steward.controlplane.ledger.reconciliation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of {@code control.ledger_finding}. */
@MappedEntity
record FindingRow(@Id String subject, String kind, String expected, String found) {}
