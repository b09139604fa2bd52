package dev.steward.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The JSON that is hashed and stored. contracts/journal describes it. */
final class Body {
  static final int VERSION = 1;
  static final int LARGEST = 64 * 1024;

  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Body() {}

  static String of(TenantId tenant, String stream, NewEntry entry) {
    ObjectNode body = Json.object();
    body.put("v", VERSION);
    body.put("tenant", tenant.value());
    body.put("stream", stream);
    body.put("id", entry.eventId());
    body.put("type", entry.type());
    body.put("at", at(entry.at()));
    Facts facts = entry.facts();
    put(body, "principal", facts.principal());
    put(body, "run", facts.run());
    put(body, "trace", facts.trace());
    put(body, "session", facts.session());
    put(body, "task", facts.task());
    put(body, "capability", facts.capability());
    put(body, "version", facts.version());
    body.set("data", entry.data());
    byte[] bytes = CanonicalJson.bytes(body);
    if (bytes.length > LARGEST) {
      throw new EntryTooLarge(entry.type(), bytes.length);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Always six digits after the point, so that there is one way to write a moment. */
  static String at(Instant at) {
    return AT.format(at);
  }

  private static void put(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
