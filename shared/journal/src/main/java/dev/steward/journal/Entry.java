package dev.steward.journal;

import dev.steward.core.TenantId;
import java.time.Instant;

/**
 * A link of the chain of one (tenant, stream). {@code body} is the canonical JSON whose bytes were
 * hashed; the other fields repeat what it says so that they can be asked for. Hashes are 64
 * hexadecimal digits; the first entry, number 1, follows 64 zeros.
 */
public record Entry(
    TenantId tenant,
    String stream,
    long seq,
    String eventId,
    String type,
    Instant at,
    String body,
    String prevHash,
    String hash) {}
