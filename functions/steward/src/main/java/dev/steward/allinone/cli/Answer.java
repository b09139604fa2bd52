package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;

/** What the server said, read as JSON; null where the body is none. */
record Answer(int status, JsonNode body) {
  static Answer of(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(), json(response.body()));
  }

  boolean good() {
    return status < 300;
  }

  /** The body of a good answer; otherwise throws {@link Refused} with the problem in it. */
  JsonNode orRefused() {
    if (good()) {
      return body;
    }
    throw new Refused(
        body.isObject()
            ? body
            : Json.object().put("title", "The server answered no").put("status", status));
  }

  private static JsonNode json(byte[] bytes) {
    try {
      JsonNode read = Json.MAPPER.readTree(bytes);
      return read.isMissingNode() ? NullNode.instance : read;
    } catch (IOException notJson) {
      return NullNode.instance;
    }
  }
}
