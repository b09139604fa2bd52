package dev.steward.controlplane.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The sum of an account's entries in one currency. */
@MappedEntity
record AccountRow(@Id String account, String currency, long balance, long entries) {}
