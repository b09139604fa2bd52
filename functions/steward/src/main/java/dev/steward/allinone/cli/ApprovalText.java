package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.json.StoredJson;
import java.io.PrintWriter;

/** An approval in words, and the exact call. */
final class ApprovalText {
  private ApprovalText() {}

  /** Checks that the digest is that of the text, whatever the server says. */
  static JsonNode read(Server server, String id) {
    JsonNode approval = server.get("/v1/approvals/" + Query.escape(id)).orRefused();
    String digest = Digest.of(approval.path("call").asText()).value();
    if (!digest.equals(approval.path("digest").asText())) {
      throw new Failure(ExitCode.REFUSED, "the digest is not that of the call: do not approve it");
    }
    return approval;
  }

  /** What the tool would be called with. */
  static JsonNode arguments(JsonNode approval) {
    return StoredJson.read(approval.path("shown").asText()).path("arguments");
  }

  static void print(PrintWriter out, JsonNode approval) {
    out.println(Printable.of(approval.path("id").asText()));
    Fields.print(
        out,
        approval,
        "tool",
        "state",
        "requester",
        "rule",
        "reason",
        "run",
        "createdAt",
        "expiresAt",
        "decidedBy",
        "decidedAt",
        "note",
        "digest");
    // Hidden characters stand in it by name already.
    JsonNode call = StoredJson.read(approval.path("shown").asText());
    out.println("\nwhat would run\n" + Printable.of(call.toPrettyString()));
  }
}
