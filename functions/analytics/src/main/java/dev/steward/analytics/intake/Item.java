package dev.steward.analytics.intake;

import com.fasterxml.jackson.databind.JsonNode;

/** One event of a call as it stands there, and where; nobody has looked at it yet. */
record Item(String pointer, JsonNode json, Form form) {
  enum Form {
    CLOUD_EVENT,
    PLAIN;

    /** CloudEvents say so; everything else is plain. */
    static Form of(JsonNode json) {
      return json.has("specversion") ? CLOUD_EVENT : PLAIN;
    }
  }
}
