package dev.steward.allinone.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;

/** A row that was refused, and why. */
record Reject(Row row, String reason) {
  /** On one line, with its end. */
  byte[] line() {
    ObjectNode json = Json.object().put("line", row.line()).put("reason", reason);
    if (row.cells().size() > 0) {
      json.set("row", row.cells());
    }
    try {
      return (Json.MAPPER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row cannot be written as JSON", e);
    }
  }
}
