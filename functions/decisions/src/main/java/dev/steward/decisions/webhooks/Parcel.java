package dev.steward.decisions.webhooks;

import dev.steward.core.Digest;
import dev.steward.decisions.events.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * What came, found to be genuine; the id is the vendor's own, the digest that of the bytes. Where
 * the id is not signed, the same bytes under another id are a repetition too.
 */
public record Parcel(Mailbox mailbox, String id, boolean idIsSigned, Digest digest, Told told) {
  /** The id of its event, and the key by which it is decided about once. */
  String key() {
    return "webhook:%s:%s:%s".formatted(mailbox.source(), mailbox.name(), id);
  }

  Event event(Instant receivedAt) {
    return new Event(
        key(),
        told.type(),
        told.entity(),
        Optional.of(id),
        told.payload(),
        mailbox.principal(),
        receivedAt);
  }
}
