package dev.steward.allinone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import java.util.stream.Stream;

/**
 * Reads server-sent events whose data is JSON on one line; comments and other fields are passed.
 */
final class EventStream {
  private static final String DATA = "data:";

  private EventStream() {}

  static Stream<JsonNode> of(Stream<String> lines) {
    return lines.filter(line -> line.startsWith(DATA)).map(EventStream::json);
  }

  private static JsonNode json(String line) {
    try {
      return Json.MAPPER.readTree(line.substring(DATA.length()));
    } catch (JsonProcessingException e) {
      throw new Failure(ExitCode.UNREACHABLE, "the event stream was broken off: " + line, e);
    }
  }
}
