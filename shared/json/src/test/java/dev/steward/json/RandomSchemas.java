package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;

/** Schemas that use every keyword, some rightly and some not, the same for the same seed. */
final class RandomSchemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String[] SUBSCHEMA = {
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
    "unevaluatedProperties"
  };
  private static final String[] LIST = {"allOf", "anyOf", "oneOf", "prefixItems"};
  private static final String[] BY_NAME = {
    "$defs", "dependentSchemas", "patternProperties", "properties"
  };
  private static final String[] COUNT = {
    "maxItems",
    "maxLength",
    "maxProperties",
    "minContains",
    "minItems",
    "minLength",
    "multipleOf",
    "minimum",
    "exclusiveMaximum"
  };
  private static final String[] TEXT = {
    "$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$ref", "$schema", "const",
    "contentMediaType", "default", "description", "format", "id", "pattern", "title", "type"
  };
  private static final String[] WORDS = {
    "#",
    "#/$defs/a",
    "#/properties/a",
    "#a",
    "a",
    "b",
    "array",
    "date-time",
    "email",
    "integer",
    "object",
    "regex",
    "string",
    "^a+$",
    "(a)\\1",
    "uri",
    "https://example.com/",
    "x/y~z"
  };

  private final RandomGenerator random;

  RandomSchemas(RandomGenerator random) {
    this.random = random;
  }

  JsonNode schema(int depth) {
    if (depth == 0 || random.nextInt(10) == 0) {
      return NODES.booleanNode(random.nextInt(4) > 0);
    }
    ObjectNode schema = NODES.objectNode();
    for (int i = random.nextInt(4); i >= 0; i--) {
      switch (random.nextInt(8)) {
        case 0, 1 -> schema.set(pick(SUBSCHEMA), schema(depth - 1));
        case 2 -> schema.set(pick(LIST), list(depth));
        case 3, 4 -> schema.set(pick(BY_NAME), byName(depth));
        case 5 -> schema.put(pick(COUNT), random.nextInt(0, 4));
        case 6 -> schema.put(pick(TEXT), pick(WORDS));
        default -> schema.set(pick(TEXT), new RandomJson(random).value(2));
      }
    }
    return schema;
  }

  private ArrayNode list(int depth) {
    ArrayNode list = NODES.arrayNode();
    for (int i = random.nextInt(3); i >= 0; i--) {
      list.add(schema(depth - 1));
    }
    return list;
  }

  private ObjectNode byName(int depth) {
    ObjectNode byName = NODES.objectNode();
    for (int i = random.nextInt(3); i >= 0; i--) {
      byName.set(pick(WORDS), schema(depth - 1));
    }
    return byName;
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
