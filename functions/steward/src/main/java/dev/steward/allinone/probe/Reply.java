package dev.steward.allinone.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.steward.json.MalformedJson;
import dev.steward.json.StrictJson;
import java.net.http.HttpResponse;

/** What an executor answered; the body is missing when it is not JSON that Steward accepts. */
record Reply(int status, String mediaType, String run, JsonNode json) {
  static Reply of(HttpResponse<byte[]> response) {
    return new Reply(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse("no media type"),
        response.headers().firstValue("Steward-Run").orElse("no Steward-Run"),
        parse(response.body()));
  }

  boolean denied() {
    return status == 401 || status == 403;
  }

  boolean refused() {
    return status >= 400 && status < 500;
  }

  boolean problem() {
    return mediaType.startsWith("application/problem+json") && json.isObject();
  }

  boolean sameAs(Reply other) {
    return status == other.status && json.equals(other.json);
  }

  String seen() {
    return status + " " + mediaType;
  }

  private static JsonNode parse(byte[] body) {
    try {
      return StrictJson.parse(body);
    } catch (MalformedJson garbage) {
      return MissingNode.getInstance();
    }
  }
}
