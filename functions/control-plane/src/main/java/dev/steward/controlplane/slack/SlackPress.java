package dev.steward.controlplane.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.approvals.Decision;
import dev.steward.controlplane.notify.Notice;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.json.StrictJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A button that somebody pressed in Slack (block_actions): who, on which approval, and what. */
record SlackPress(
    String user, String tenant, String approval, Decision decision, Optional<String> answerTo) {
  static final String NOTE = "note";

  private static final String PAYLOAD = "payload=";
  private static final int LONGEST_NOTE = 2_000;

  /** What a button carries: tenant, approval and the digest of what the message shows. */
  static String value(Notice notice) {
    return notice.tenant() + " " + notice.approval() + " " + notice.digest();
  }

  static SlackPress read(byte[] form) {
    String text = new String(form, StandardCharsets.UTF_8);
    if (!text.startsWith(PAYLOAD) || text.indexOf('&') >= 0) {
      throw unusable("is one form field, payload");
    }
    JsonNode payload = payload(text.substring(PAYLOAD.length()));
    JsonNode action = payload.path("actions").path(0);
    String[] value = action.path("value").asText().split(" ");
    if (!payload.path("type").asText().equals("block_actions") || value.length != 3) {
      throw unusable("is no press of a button of an approval");
    }
    return new SlackPress(
        payload.path("user").path("id").asText(),
        value[0],
        value[1],
        new Decision(kind(action.path("action_id").asText()), note(payload), digest(value[2])),
        Optional.ofNullable(payload.path("response_url").textValue()));
  }

  private static JsonNode payload(String encoded) {
    try {
      String json = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw unusable("is not form-encoded");
    }
  }

  private static Decision.Kind kind(String action) {
    return switch (action) {
      case "approve", "reject", "revise" -> Decision.Kind.valueOf(action.toUpperCase(Locale.ROOT));
      default -> throw unusable("knows approve, reject and revise");
    };
  }

  private static Optional<String> note(JsonNode payload) {
    JsonNode note = payload.path("state").path("values").path(NOTE).path(NOTE).path("value");
    return Optional.ofNullable(note.textValue())
        .filter(text -> !text.isBlank())
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_NOTE)));
  }

  private static Optional<Digest> digest(String value) {
    try {
      return Optional.of(new Digest(value));
    } catch (IllegalArgumentException e) {
      throw unusable("names the digest of what was shown");
    }
  }

  private static Fault unusable(String rule) {
    return new Fault(
        ProblemType.MALFORMED_REQUEST,
        "this is no interaction with an approval",
        List.of(new Violation("/payload", rule)),
        null);
  }
}
