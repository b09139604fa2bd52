package dev.steward.controlplane.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.journal.Entry;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import dev.steward.ports.events.Event;
import dev.steward.ports.events.Payload;
import dev.steward.ports.warehouse.Punctuality;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the journal as an event; contracts/events describes it. Everything follows from the
 * entry, so that an entry published twice is twice the same event.
 */
final class Published {
  static final String SOURCE = "/steward/control-plane";

  /** Ids, as the journal calls them and as the event does. */
  private static final Map<String, String> IDS =
      Map.of(
          "principal", "principal",
          "run", "run",
          "trace", "trace",
          "session", "session",
          "task", "task",
          "capability", "tool",
          "version", "toolDigest");

  private Published() {}

  static Event of(Entry entry) {
    JsonNode body = StoredJson.read(entry.body());
    return new Event(
        entry.tenant(),
        SOURCE,
        entry.eventId(),
        "steward." + entry.type(),
        Optional.ofNullable(body.path("principal").textValue()),
        entry.at(),
        entry.at(), // Steward had it when it happened, however long the bus was down
        Punctuality.ON_TIME,
        Payload.of(data(entry, body)),
        Map.of());
  }

  private static ObjectNode data(Entry entry, JsonNode body) {
    ObjectNode data = Json.object();
    data.put("stream", entry.stream()).put("seq", entry.seq()).put("hash", entry.hash());
    IDS.forEach(
        (there, here) -> {
          if (body.hasNonNull(there)) {
            data.set(here, body.get(there));
          }
        });
    return data.set("payload", body.path("data"));
  }
}
