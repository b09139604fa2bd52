package dev.steward.controlplane.ledger.usage;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One sum; {@code subject} is empty for what belongs to none. */
@MappedEntity
record UsageRow(@Id String subject, Instant startsAt, String currency, long micros, long runs) {}
