package dev.steward.analytics.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import dev.steward.ports.events.Payload;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CloudEvents 1.0 in their JSON format. See <a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">its
 * text</a>, whose order this follows.
 */
final class CloudEvents {
  private static final Set<String> OURS =
      Set.of("specversion", "id", "source", "type", "subject", "time", "data", "data_base64");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");
  private static final Pattern MEDIA_TYPE = Pattern.compile("[^/;\\s]+/[^/;\\s]+\\s*(;.*)?");

  private CloudEvents() {}

  static Draft read(Item item, Members members) {
    String version = members.required("specversion");
    if (!version.isEmpty() && !version.equals("1.0")) {
      members.wrong("specversion", "must be 1.0");
    }
    String id = members.required("id");
    members.required("source");
    String source = members.uri("source").map(Object::toString).orElse("");
    String type = members.required("type");
    Map<String, String> attributes = attributes(item, members);
    boolean binary = members.find("data_base64").isPresent();
    Payload payload = binary ? bytes(members) : data(members);
    return new Draft(
        source,
        Optional.of(id),
        type,
        members.text("subject"),
        members.time("time"),
        binary ? "data_base64" : "data",
        binary ? StoredJson.read(payload.json()) : members.find("data").orElseGet(Json::object),
        payload,
        attributes);
  }

  private static Payload data(Members members) {
    return members.find("data").map(Payload::of).orElse(Payload.NONE);
  }

  private static Payload bytes(Members members) {
    if (members.find("data").isPresent()) {
      members.wrong("data_base64", "must not stand beside data");
    }
    try {
      String text = members.find("data_base64").map(JsonNode::textValue).orElse(null);
      if (text != null) {
        return Payload.of(Base64.getDecoder().decode(text));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    members.wrong("data_base64", "must be base64 (RFC 4648)");
    return Payload.NONE;
  }

  /** What has no column of its own. */
  private static Map<String, String> attributes(Item item, Members members) {
    Map<String, String> attributes = new HashMap<>();
    for (var member : item.json().properties()) {
      String name = member.getKey();
      if (!OURS.contains(name)) {
        attribute(name, members).ifPresent(value -> attributes.put(name, value));
      }
    }
    return attributes;
  }

  private static Optional<String> attribute(String name, Members members) {
    Optional<JsonNode> value = members.find(name);
    if (!NAME.matcher(name).matches()) {
      members.wrong(name, "must be named with lower-case letters and digits");
      return Optional.empty();
    }
    return switch (name) {
      case "dataschema" -> {
        Optional<String> uri =
            members.uri(name).filter(each -> each.isAbsolute()).map(Object::toString);
        if (value.isPresent() && uri.isEmpty()) {
          members.wrong(name, "must be an absolute URI");
        }
        yield uri;
      }
      case "datacontenttype" -> {
        Optional<String> text = members.text(name);
        if (text.isPresent() && !MEDIA_TYPE.matcher(text.get()).matches()) {
          members.wrong(name, "must be a media type");
        }
        yield text;
      }
      default ->
          value.isPresent() && (value.get().isBoolean() || value.get().isIntegralNumber())
              ? Optional.of(value.get().asText())
              : members.text(name);
    };
  }
}
