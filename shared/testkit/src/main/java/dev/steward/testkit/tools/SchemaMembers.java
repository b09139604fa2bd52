package dev.steward.testkit.tools;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The members a schema names, in the form of {@code RecordJson.members}. */
final class SchemaMembers {
  private SchemaMembers() {}

  static Set<String> of(JsonNode schema) {
    Set<String> members = new TreeSet<>();
    collect(schema, "", members);
    return members;
  }

  private static void collect(JsonNode schema, String pointer, Set<String> members) {
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String at = pointer + '/' + property.getKey();
      members.add(required.contains(property.getKey()) ? at + '!' : at);
      collect(property.getValue(), at, members);
    }
    for (String every : List.of("items", "additionalProperties")) {
      if (schema.path(every).isObject()) {
        collect(schema.get(every), pointer + "/*", members);
      }
    }
  }
}
