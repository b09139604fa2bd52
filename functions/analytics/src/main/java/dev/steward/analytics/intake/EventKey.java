package dev.steward.analytics.intake;

import dev.steward.core.Digest;
import dev.steward.ports.events.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Tenant, source and id in 128 bits: few enough to keep many. */
record EventKey(long high, long low) {
  static EventKey of(Event event) {
    String name = String.join("\n", event.tenant().value(), event.source(), event.id());
    ByteBuffer digest = ByteBuffer.wrap(Digest.sha256(name.getBytes(StandardCharsets.UTF_8)));
    return new EventKey(digest.getLong(), digest.getLong());
  }
}
