package dev.steward.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Pointers;
import java.util.ArrayList;
import java.util.List;

/** Reads the marks of personal fields off a JSON Schema. */
final class PersonalMarks {
  private static final int DEEPEST = 32;
  private static final List<String> SAME_PLACE =
      List.of("allOf", "anyOf", "oneOf", "if", "then", "else", "not");
  private static final List<String> ANY_CHILD =
      List.of("items", "prefixItems", "contains", "additionalProperties", "patternProperties");

  private final JsonNode schema;
  private final List<String> found = new ArrayList<>();

  PersonalMarks(JsonNode schema) {
    this.schema = schema;
  }

  List<String> pointers() {
    walk(schema, "", 0);
    return found.stream().distinct().toList();
  }

  private void walk(JsonNode part, String at, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the schema nests too deep to say what is personal");
    }
    if (part.path("x-personal").asBoolean(false)) {
      found.add(at);
      return;
    }
    part.path("properties")
        .properties()
        .forEach(it -> walk(it.getValue(), Pointers.child(at, it.getKey()), depth + 1));
    ANY_CHILD.forEach(key -> children(part.path(key), key, at, depth));
    SAME_PLACE.forEach(key -> samePlace(part.path(key), at, depth));
    String reference = part.path("$ref").asText("");
    if (reference.startsWith("#")) {
      walk(schema.at(reference.substring(1)), at, depth + 1);
    }
  }

  private void children(JsonNode child, String key, String at, int depth) {
    if (child.isArray() || key.equals("patternProperties")) {
      child.forEach(one -> walk(one, at + "/*", depth + 1));
    } else if (child.isObject()) {
      walk(child, at + "/*", depth + 1);
    }
  }

  private void samePlace(JsonNode part, String at, int depth) {
    if (part.isArray()) {
      part.forEach(one -> walk(one, at, depth + 1));
    } else if (part.isObject()) {
      walk(part, at, depth + 1);
    }
  }
}
