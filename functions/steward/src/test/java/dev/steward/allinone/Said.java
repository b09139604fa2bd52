package dev.steward.allinone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import java.io.UncheckedIOException;

/** What a command printed, and how it ended. */
public record Said(int exitCode, String out, String err) {
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(out);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
