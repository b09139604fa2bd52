package dev.steward.testkit.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.testkit.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Random instances of a schema. A tame source makes valid ones with plain words; a wild one also
 * misses, adds and mistakes things, so that whether an instance is valid is for the schema to say.
 */
final class SchemaInstances {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double WILD = 0.08;

  /** Chance never hits on what a pattern asks for; one of these fits most names. */
  private static final List<String> FITTING = List.of("finance", "two-words", "a1");

  private final SeededRandom random;
  private final boolean tame;

  private SchemaInstances(SeededRandom random, boolean tame) {
    this.random = random;
    this.tame = tame;
  }

  static SchemaInstances tame(SeededRandom random) {
    return new SchemaInstances(random, true);
  }

  static SchemaInstances wild(SeededRandom random) {
    return new SchemaInstances(random, false);
  }

  JsonNode of(JsonNode schema) {
    if (strays()) {
      return random.json(2);
    }
    if (schema.has("enum")) {
      List<JsonNode> choices = new ArrayList<>();
      schema.get("enum").forEach(choices::add);
      return random.pick(choices);
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "string" -> JSON.textNode(text(schema));
      case "boolean" -> JSON.booleanNode(random.chance(0.5));
      case "integer" -> JSON.numberNode(integer(schema));
      case "number" -> JSON.numberNode(integer(schema) == 0 ? 0.25 : 1.0);
      default -> random.json(2);
    };
  }

  private ObjectNode object(JsonNode schema) {
    if (!schema.has("properties") && !schema.has("additionalProperties")) {
      return random.object(2);
    }
    ObjectNode object = JSON.objectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      boolean there = required.contains(property.getKey()) ? !strays() : random.chance(0.5);
      if (there) {
        object.set(property.getKey(), of(property.getValue()));
      }
    }
    if (schema.path("additionalProperties").isObject() || strays()) {
      object.set(text(1), of(schema.path("additionalProperties")));
    }
    return object;
  }

  private ArrayNode array(JsonNode schema) {
    ArrayNode array = JSON.arrayNode();
    int least = strays() ? 0 : schema.path("minItems").asInt();
    for (int i = random.between(least, least + 2); i > 0; i--) {
      array.add(of(schema.path("items")));
    }
    return array;
  }

  private int integer(JsonNode schema) {
    int least = schema.path("minimum").asInt(-5);
    int most = schema.path("maximum").asInt(least + 10);
    int beyond = strays() ? 1 : 0;
    return random.chance(0.5)
        ? random.between(least - beyond, least)
        : random.between(most, most + beyond);
  }

  private String text(JsonNode schema) {
    return schema.has("pattern") && random.chance(0.7)
        ? random.pick(FITTING)
        : text(schema.path("minLength").asInt());
  }

  private String text(int least) {
    if (tame) {
      return random.pick(List.of("plain", "two words", "A sentence, with a comma."));
    }
    return strays() ? random.text(Math.max(0, least - 1)) : random.text(12) + "x".repeat(least);
  }

  private boolean strays() {
    return !tame && random.chance(WILD);
  }
}
