package dev.steward.controlplane.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * A problem as the journal keeps it. A hostile input has violations without end, and an entry has a
 * largest size: the run keeps them all, the journal the first and how many it leaves out.
 */
final class Brief {
  private static final int BYTES = 16 * 1024;

  private Brief() {}

  /** The same where it is small enough; otherwise a copy. */
  static ObjectNode of(ObjectNode data) {
    JsonNode violations = data.path("problem").path("violations");
    if (bytes(violations) <= BYTES) {
      return data;
    }
    ObjectNode copy = data.deepCopy();
    ObjectNode problem = (ObjectNode) copy.path("problem");
    ArrayNode kept = problem.putArray("violations");
    int room = BYTES;
    for (JsonNode violation : violations) {
      room -= bytes(violation);
      if (room < 0) {
        break;
      }
      kept.add(violation);
    }
    problem.put("violationsLeftOut", violations.size() - kept.size());
    return copy;
  }

  private static int bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
