package dev.steward.ports.warehouse;

import dev.steward.core.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is kept. The subject is the user, if it has one; data is the text of a JSON
 * object. Times are whole microseconds from year 1 to 9999, since no warehouse keeps others.
 */
public record EventRow(
    TenantId tenant,
    String source,
    String id,
    String type,
    @Nullable String subject,
    Instant time,
    Instant receivedAt,
    Punctuality punctuality,
    String data) {
  public EventRow {
    time = Times.checked(time);
    receivedAt = Times.checked(receivedAt);
    if (source.isEmpty() || id.isEmpty() || type.isEmpty()) {
      throw new IllegalArgumentException("an event has a source, an id and a type");
    }
  }
}
