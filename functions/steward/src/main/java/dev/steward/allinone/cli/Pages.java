package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import org.jspecify.annotations.Nullable;

/** Follows the page tokens of a list until it ends or enough has come. */
final class Pages {
  private static final int PAGE = 100;

  private Pages() {}

  /** One object whose {@code member} holds all that was read. */
  static JsonNode of(Server server, Query query, String member, int limit) {
    ObjectNode all = Json.object();
    ArrayNode items = all.putArray(member);
    @Nullable String next = null;
    do {
      Query page = query.with("pageSize", Math.min(PAGE, limit - items.size()));
      JsonNode body = server.get(page.with("pageToken", next).path()).orRefused();
      body.path(member).forEach(items::add);
      next = body.path("nextPageToken").textValue();
    } while (next != null && items.size() < limit);
    if (next != null) {
      all.put("nextPageToken", next);
    }
    return all;
  }
}
