package dev.steward.ports.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import java.util.Base64;
import java.util.Locale;

/**
 * What an event says, always as the text of a JSON object, because that is what can be asked about.
 * Any other JSON value is the member {@code value} of one, bytes are its member {@code base64}; the
 * shape tells such a wrapping from an object that came like this.
 */
public record Payload(Shape shape, String json) {
  public static final Payload NONE = new Payload(Shape.NONE, "{}");

  /** What the event came with. */
  public enum Shape {
    NONE,
    OBJECT,
    VALUE,
    BYTES;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Shape of(String wireName) {
      return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
  }

  public static Payload of(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return new Payload(Shape.OBJECT, StoredJson.write(object));
    }
    return new Payload(Shape.VALUE, StoredJson.write(Json.object().set("value", value)));
  }

  public static Payload of(byte[] bytes) {
    String text = Base64.getEncoder().encodeToString(bytes);
    return new Payload(Shape.BYTES, StoredJson.write(Json.object().put("base64", text)));
  }
}
