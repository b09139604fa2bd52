package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Every schema inside a schema, by JSON Pointer, the whole first. Only what stands where draft
 * 2020-12 expects a schema counts: a property called {@code $ref} is no reference.
 */
final class Subschemas {
  private static final Set<String> ONE =
      Set.of(
          "additionalProperties",
          "contains",
          "contentSchema",
          "else",
          "if",
          "items",
          "not",
          "propertyNames",
          "then",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> BY_NAME =
      Set.of(
          "$defs",
          "definitions",
          "dependencies",
          "dependentSchemas",
          "patternProperties",
          "properties");

  private final Map<String, JsonNode> found = new LinkedHashMap<>();

  private Subschemas() {}

  static Subschemas of(JsonNode schema) {
    Subschemas subschemas = new Subschemas();
    subschemas.visit("", schema);
    return subschemas;
  }

  Map<String, JsonNode> byPointer() {
    return Collections.unmodifiableMap(found);
  }

  private void visit(String pointer, JsonNode schema) {
    if (!schema.isObject() && !schema.isBoolean()) {
      return;
    }
    found.put(pointer, schema);
    for (Map.Entry<String, JsonNode> entry : schema.properties()) {
      String keyword = entry.getKey();
      JsonNode value = entry.getValue();
      String below = Pointers.child(pointer, keyword);
      if (ONE.contains(keyword)) {
        visit(below, value);
      } else if (LIST.contains(keyword) && value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          visit(below + '/' + i, value.get(i));
        }
      } else if (BY_NAME.contains(keyword)) {
        value.properties().forEach(p -> visit(Pointers.child(below, p.getKey()), p.getValue()));
      }
    }
  }
}
