package dev.steward.ports.events;

import dev.steward.core.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened in a tenant's business, as <a
 * href="https://github.com/cloudevents/spec">CloudEvents 1.0</a> tells it. Tenant, source and id
 * together name it: whoever gets two events of one name got one twice. The subject is the user, if
 * it has one. Times are kept in microseconds. What else it carries ({@code datacontenttype}, {@code
 * dataschema}, extensions) is in the attributes, as text.
 */
public record Event(
    TenantId tenant,
    String source,
    String id,
    String type,
    Optional<String> subject,
    Instant time,
    Instant receivedAt,
    Punctuality punctuality,
    Payload payload,
    Map<String, String> attributes) {
  public Event {
    if (source.isEmpty() || id.isEmpty() || type.isEmpty()) {
      throw new IllegalArgumentException("an event has a source, an id and a type");
    }
    time = time.truncatedTo(ChronoUnit.MICROS);
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    attributes = Map.copyOf(attributes);
  }
}
