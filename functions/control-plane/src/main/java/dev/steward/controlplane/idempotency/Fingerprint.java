package dev.steward.controlplane.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Digest;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;

/** What makes two requests the same: method, path and the canonical form of the body. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(String method, String path, JsonNode body) {
    ObjectNode request = Json.object().put("method", method).put("path", path);
    request.set("body", body);
    return Digest.of(CanonicalJson.bytes(request)).value();
  }
}
