package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** A journal entry on one line. */
final class EventText {
  private EventText() {}

  static String line(JsonNode event) {
    return Printable.of(
        "%4d  %-27s  %-24s  %-10s  %s"
            .formatted(
                event.path("seq").asLong(),
                event.path("at").asText(),
                event.path("type").asText(),
                event.path("principal").asText(),
                Printable.line(event.path("data").toString(), 120)));
  }
}
