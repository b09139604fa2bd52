package dev.steward.ports.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event as others read it: the JSON encoding of the Avro schema {@code contracts/events/
 * event.avsc}, so that Pub/Sub can check messages and write them into BigQuery by itself. In it a
 * string that may be null is wrapped: {@code {"string": "…"}}.
 */
public final class EventJson {
  /** Six digits always, so that times sort as text. */
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private EventJson() {}

  public static ObjectNode write(Event event) {
    ObjectNode json =
        Json.object()
            .put("tenant", event.tenant().value())
            .put("source", event.source())
            .put("id", event.id())
            .put("type", event.type());
    event
        .subject()
        .ifPresentOrElse(
            subject -> json.set("subject", Json.object().put("string", subject)),
            () -> json.putNull("subject"));
    ObjectNode attributes = Json.object();
    event.attributes().forEach(attributes::put);
    return json.put("time", MICROS.format(event.time()))
        .put("received_at", MICROS.format(event.receivedAt()))
        .put("punctuality", event.punctuality().wireName())
        .put("data", event.payload().json())
        .put("data_shape", event.payload().shape().wireName())
        .put("attributes", StoredJson.write(attributes));
  }

  /** Throws {@link IllegalArgumentException} when it is not what {@link #write} writes. */
  public static Event read(JsonNode json) {
    try {
      Map<String, String> attributes = new HashMap<>();
      StoredJson.read(text(json, "attributes"))
          .properties()
          .forEach(each -> attributes.put(each.getKey(), each.getValue().asText()));
      return new Event(
          new TenantId(text(json, "tenant")),
          text(json, "source"),
          text(json, "id"),
          text(json, "type"),
          Optional.ofNullable(json.path("subject").path("string").textValue()),
          Instant.parse(text(json, "time")),
          Instant.parse(text(json, "received_at")),
          Punctuality.of(text(json, "punctuality")),
          new Payload(Payload.Shape.of(text(json, "data_shape")), text(json, "data")),
          attributes);
    } catch (DateTimeException | IllegalStateException e) {
      throw new IllegalArgumentException("not an event: " + e.getMessage(), e);
    }
  }

  private static String text(JsonNode json, String member) {
    String text = json.path(member).textValue();
    if (text == null) {
      throw new IllegalArgumentException("an event has the text " + member);
    }
    return text;
  }
}
