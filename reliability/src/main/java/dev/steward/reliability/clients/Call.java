package dev.steward.reliability.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import java.util.Map;

/**
 * One thing a client wants done once. Its id is its idempotency key and stands in its arguments, so
 * that an effect is known by the call it was for.
 */
public record Call(
    String id,
    TenantId tenant,
    String principal,
    String tool,
    String note,
    Map<String, String> headers) {
  public Call {
    headers = Map.copyOf(headers);
  }

  Call withNote(String another) {
    return new Call(id, tenant, principal, tool, another, headers);
  }

  ObjectNode arguments() {
    return Json.object().put("call", id).put("note", note);
  }
}
