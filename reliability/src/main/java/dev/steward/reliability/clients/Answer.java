package dev.steward.reliability.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What Steward said to a request; a body that is no JSON is a missing node. */
public record Answer(int status, JsonNode body, String text, Map<String, String> headers) {
  /** The last part of a problem's type; empty when it is none. */
  public String problem() {
    String type = body.path("type").asText("");
    return status < 400 ? "" : type.substring(type.lastIndexOf('/') + 1);
  }

  /** The run it speaks of, empty when none. */
  public String run() {
    String id = status < 400 ? body.path("id").asText("") : body.path("run").asText("");
    return id.startsWith("run_") ? id : "";
  }

  public String state() {
    return body.path("state").asText("");
  }
}
