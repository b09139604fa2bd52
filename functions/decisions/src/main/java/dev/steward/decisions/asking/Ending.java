package dev.steward.decisions.asking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.deciding.Status;
import dev.steward.journal.Entry;
import dev.steward.json.StoredJson;
import java.time.Instant;
import java.util.Optional;

/** An approval that ended without a decision. */
record Ending(Status status, Optional<String> by, Instant at, Optional<String> note) {
  static Ending of(Entry entry) {
    JsonNode body = StoredJson.read(entry.body());
    JsonNode data = body.path("data");
    Optional<String> who = Optional.ofNullable(body.path("principal").textValue());
    Optional<String> note = text(data, "note").or(() -> text(data, "why"));
    return switch (entry.type()) {
      case "approval.rejected", "approval.revised" ->
          new Ending(Status.REJECTED, who, entry.at(), note);
      case "approval.expired" -> new Ending(Status.EXPIRED, Optional.empty(), entry.at(), note);
      case "approval.void", "approval.failed" ->
          new Ending(Status.WITHDRAWN, text(data, "by"), entry.at(), note);
      default -> throw new IllegalArgumentException("not the end of an approval: " + entry.type());
    };
  }

  private static Optional<String> text(JsonNode data, String member) {
    return Optional.ofNullable(data.path(member).textValue());
  }
}
