package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;

/**
 * What became of the rows so far, and of the events made of them; a row is refused when any event
 * of it is.
 */
public record Tally(long rows, long refused, long accepted, long duplicate) {
  static final Tally NONE = new Tally(0, 0, 0, 0);

  Tally and(long moreRows, long moreRefused, Sent sent) {
    return new Tally(
        rows + moreRows,
        refused + moreRefused,
        accepted + sent.accepted(),
        duplicate + sent.duplicate());
  }

  public ObjectNode json() {
    return Json.object()
        .put("rows", rows)
        .put("refusedRows", refused)
        .put("acceptedEvents", accepted)
        .put("duplicateEvents", duplicate);
  }

  static Tally of(JsonNode json) {
    return new Tally(
        json.required("rows").asLong(),
        json.required("refusedRows").asLong(),
        json.required("acceptedEvents").asLong(),
        json.required("duplicateEvents").asLong());
  }
}
