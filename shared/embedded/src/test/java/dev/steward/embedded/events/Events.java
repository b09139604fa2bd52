package dev.steward.embedded.events;

import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.Payload;
import dev.steward.ports.events.Punctuality;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Events that differ by their number. */
final class Events {
  private Events() {}

  static Event numbered(int number) {
    return new Event(
        new TenantId("acme"),
        "/test",
        "e" + number,
        "com.example.happened",
        Optional.of("user-" + number),
        Instant.parse("2026-03-01T10:00:00Z").plusSeconds(number),
        Instant.parse("2026-03-01T10:00:01Z"),
        Punctuality.ON_TIME,
        Payload.of(Json.object().put("number", number)),
        Map.of());
  }

  static List<Event> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(Events::numbered).toList();
  }
}
