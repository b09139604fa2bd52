package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.path.NodePath;
import dev.steward.core.Violation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The defaults of a schema, found once, applied to many values. */
final class Defaults {
  private static final String BREAKS = "the default breaks its own schema: ";

  private final Map<String, Rule> rules = new HashMap<>();

  private Defaults() {}

  static Defaults of(Subschemas parts, References references) {
    Defaults defaults = new Defaults();
    parts
        .byPointer()
        .forEach(
            (pointer, schema) ->
                defaults.rules.put(pointer, Rule.of(pointer, schema, references.targets(pointer))));
    return defaults;
  }

  JsonNode applyTo(JsonNode value) {
    JsonNode copy = value.deepCopy();
    apply("", copy);
    return copy;
  }

  /** A default that its own schema refuses would make every call without the property fail. */
  List<Violation> mistakes(Subschemas parts, Schema compiled) {
    List<Violation> mistakes = new ArrayList<>();
    parts
        .byPointer()
        .forEach(
            (pointer, schema) -> {
              if (schema.has("default")) {
                mistakes.addAll(misfit(pointer, schema.get("default"), compiled));
              }
            });
    return mistakes;
  }

  private List<Violation> misfit(String pointer, JsonNode given, Schema compiled) {
    JsonNode value = given.deepCopy();
    apply(pointer, value);
    Schema part = pointer.isEmpty() ? compiled : compiled.getSubSchema(fragment(pointer));
    return Violations.of(part.validate(value), value).stream()
        .map(v -> new Violation(pointer + "/default" + v.pointer(), BREAKS + v.message()))
        .toList();
  }

  private static NodePath fragment(String pointer) {
    // The library undoes ~0 and ~1 first, URL encoding after.
    String encoded =
        URLEncoder.encode(pointer, StandardCharsets.UTF_8).replace("%2F", "/").replace("%7E", "~");
    return SchemaLocation.of('#' + encoded).getFragment();
  }

  private void apply(String pointer, JsonNode value) {
    Rule rule = rules.get(pointer);
    if (rule == null) {
      return;
    }
    if (value instanceof ObjectNode object) {
      rule.values.forEach(
          (name, absent) -> {
            if (!object.has(name)) {
              object.set(name, absent.deepCopy());
            }
          });
      rule.properties.forEach(
          (name, below) -> {
            JsonNode property = object.get(name);
            if (property != null) {
              apply(below, property);
            }
          });
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        apply(i < rule.firstItems.size() ? rule.firstItems.get(i) : rule.items, value.get(i));
      }
    }
    rule.alsoApplied.forEach(other -> apply(other, value));
  }

  /** What one part of the schema says, other parts by their JSON Pointer. */
  private record Rule(
      Map<String, JsonNode> values,
      Map<String, String> properties,
      List<String> firstItems,
      String items,
      List<String> alsoApplied) {

    static Rule of(String pointer, JsonNode schema, List<String> references) {
      Map<String, JsonNode> values = new LinkedHashMap<>();
      Map<String, String> properties = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        String name = property.getKey();
        properties.put(name, Pointers.child(pointer + "/properties", name));
        if (property.getValue().has("default")) {
          values.put(name, property.getValue().get("default"));
        }
      }
      List<String> alsoApplied = new ArrayList<>(references);
      alsoApplied.addAll(each(pointer, "allOf", schema));
      return new Rule(
          values,
          properties,
          each(pointer, "prefixItems", schema),
          pointer + "/items",
          alsoApplied);
    }

    private static List<String> each(String pointer, String keyword, JsonNode schema) {
      return IntStream.range(0, schema.path(keyword).size())
          .mapToObj(i -> pointer + '/' + keyword + '/' + i)
          .toList();
    }
  }
}
