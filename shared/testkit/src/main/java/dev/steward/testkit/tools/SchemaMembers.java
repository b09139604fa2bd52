package dev.steward.testkit.tools;

import com.fasterxml.jackson.databind.JsonNode;
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
    collect(schema.path("items"), pointer + "/*", members);
    collect(schema.path("additionalProperties"), pointer + "/*", members);
  }
}
