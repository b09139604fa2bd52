package dev.steward.analytics.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import dev.steward.json.JsonLimits;
import dev.steward.json.StrictJson;
import io.micronaut.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The <a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">
 * HTTP binding of CloudEvents 1.0</a>, told apart as it says; and JSON without a CloudEvent, which
 * is the plain form.
 */
final class HttpBinding {
  static final String STRUCTURED = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";

  /** A long string is refused later, where it can be told whose it is. */
  static final JsonLimits LIMITS = new JsonLimits(1 << 20, 64, 1 << 20, 100_000);

  private static final String PREFIX = "ce-";
  private static final Set<String> IN_THE_BODY = Set.of("data", "data_base64", "datacontenttype");

  private HttpBinding() {}

  static Parcel read(HttpHeaders headers, byte[] body) {
    if (headers.contains(HttpHeaders.CONTENT_ENCODING)) {
      throw unsupported("the body must be sent uncompressed");
    }
    if (body.length > LIMITS.bytes()) {
      throw new Fault(ProblemType.BODY_TOO_LARGE, "a body is at most " + LIMITS.bytes() + " bytes");
    }
    String type = headers.get(HttpHeaders.CONTENT_TYPE, String.class, "");
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (media.equals(BATCH)) {
      return Parcel.batch(StrictJson.parse(body, LIMITS));
    } else if (media.equals(STRUCTURED)) {
      return Parcel.single(StrictJson.parse(body, LIMITS));
    } else if (media.startsWith("application/cloudevents")) {
      throw unsupported("CloudEvents are taken in their JSON format");
    } else if (headers.contains(PREFIX + "specversion")) {
      return Parcel.single(binary(headers, type, media, body));
    } else if (media.equals("application/json")) {
      return Parcel.plain(StrictJson.parse(body, LIMITS));
    }
    throw unsupported(
        "events come as application/json, %s, %s, or with ce- headers"
            .formatted(STRUCTURED, BATCH));
  }

  /** The same event in the JSON format. */
  private static ObjectNode binary(HttpHeaders headers, String type, String media, byte[] body) {
    ObjectNode event = Json.object();
    for (Map.Entry<String, List<String>> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        attribute(event, name.substring(PREFIX.length()), header.getValue());
      }
    }
    if (!type.isEmpty()) {
      event.put("datacontenttype", type);
    }
    if (body.length > 0) {
      data(event, media, body);
    }
    return event;
  }

  private static void attribute(ObjectNode event, String name, List<String> values) {
    if (IN_THE_BODY.contains(name)) {
      throw refused(name, "is no header: the body is the data, of the Content-Type");
    }
    if (values.size() > 1) {
      throw refused(name, "stands in more than one header");
    }
    event.put(name, HeaderText.decode(values.getFirst()));
  }

  private static void data(ObjectNode event, String media, byte[] body) {
    if (media.equals("application/json") || media.equals("text/json") || media.endsWith("+json")) {
      event.set("data", StrictJson.parse(body, LIMITS));
    } else if (media.startsWith("text/")) {
      event.set("data", text(body));
    } else {
      event.put("data_base64", Base64.getEncoder().encodeToString(body));
    }
  }

  private static JsonNode text(byte[] body) {
    try {
      return TextNode.valueOf(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      throw refused("data", "must be text in UTF-8");
    }
  }

  private static Fault unsupported(String detail) {
    return new Fault(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
  }

  private static Fault refused(String attribute, String message) {
    return new Fault(
        ProblemType.INVALID_INPUT,
        "the headers are not those of a CloudEvent",
        List.of(new Violation('/' + attribute, message)),
        null);
  }
}
