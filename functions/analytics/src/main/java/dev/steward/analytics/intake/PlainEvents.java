package dev.steward.analytics.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import dev.steward.ports.events.Payload;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plain form: {@code event}, {@code user}, {@code at}, {@code id}, {@code source}, {@code
 * properties}.
 */
final class PlainEvents {
  static final String SOURCE = "/events";

  private static final Set<String> MEMBERS =
      Set.of("event", "user", "at", "id", "source", "properties");

  private PlainEvents() {}

  static Draft read(Item item, Members members) {
    for (var member : item.json().properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        members.wrong(member.getKey(), "is no member of an event");
      }
    }
    String type = members.required("event");
    Optional<String> user = members.user("user");
    if (members.find("user").isEmpty() && item.json().isObject()) {
      members.wrong("user", "is required");
    }
    Optional<JsonNode> properties = members.find("properties");
    if (properties.isPresent() && !properties.get().isObject()) {
      members.wrong("properties", "must be an object");
    }
    return new Draft(
        members.uri("source").map(Object::toString).orElse(SOURCE),
        members.text("id"),
        type,
        user,
        members.time("at"),
        "properties",
        properties.orElseGet(Json::object),
        properties.map(Payload::of).orElse(Payload.NONE),
        Map.of());
  }
}
