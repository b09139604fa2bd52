package dev.steward.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a body is canonical and the columns beside it say the same. */
final class BodyCheck {
  private BodyCheck() {}

  /** What is wrong, in words. */
  static Optional<String> flaw(TenantId tenant, Link link) {
    JsonNode body;
    try {
      body = Json.MAPPER.readTree(link.body());
      if (!Arrays.equals(CanonicalJson.bytes(body), link.body())) {
        return Optional.of("the body is not canonical JSON");
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("the body is not canonical JSON");
    }
    if (!body.path("v").isInt() || body.path("v").intValue() != Body.VERSION) {
      return Optional.of("the body is of a version that is not known");
    }
    return differs(body, "tenant", tenant.value())
        .or(() -> differs(body, "stream", link.stream()))
        .or(() -> differs(body, "id", link.eventId()))
        .or(() -> differs(body, "type", link.type()))
        .or(() -> differs(body, "at", at(link.at())))
        .or(() -> ofNoRun(body, link) ? Optional.empty() : differs(body, "run", link.runId()));
  }

  private static boolean ofNoRun(JsonNode body, Link link) {
    return link.runId() == null && !body.has("run");
  }

  /** Postgres knows moments that no body can name, such as infinity. */
  private static @Nullable String at(@Nullable OffsetDateTime column) {
    try {
      return column == null ? null : Body.at(column.toInstant());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Optional<String> differs(JsonNode body, String name, @Nullable String column) {
    JsonNode said = body.get(name);
    boolean same = said != null && said.isTextual() && said.textValue().equals(column);
    return same
        ? Optional.empty()
        : Optional.of("the column for \"" + name + "\" differs from the body");
  }
}
