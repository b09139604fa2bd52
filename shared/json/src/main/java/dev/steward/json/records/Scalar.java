package dev.steward.json.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.steward.core.Violation;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A string, a boolean or a number; none is ever taken for another. */
record Scalar(
    String name,
    Predicate<JsonNode> accepts,
    Function<JsonNode, Object> reader,
    Function<Object, JsonNode> writer)
    implements Shape {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static final Scalar TEXT =
      new Scalar(
          "a string", JsonNode::isTextual, JsonNode::textValue, v -> NODES.textNode((String) v));
  static final Scalar TRUTH =
      new Scalar(
          "a boolean",
          JsonNode::isBoolean,
          JsonNode::booleanValue,
          v -> NODES.booleanNode((Boolean) v));
  static final Scalar INT =
      new Scalar(
          "an integer of 32 bits",
          json -> whole(json) && json.canConvertToInt(),
          JsonNode::intValue,
          v -> NODES.numberNode((Integer) v));
  static final Scalar LONG =
      new Scalar(
          "an integer of 64 bits",
          json -> whole(json) && json.canConvertToLong(),
          JsonNode::longValue,
          v -> NODES.numberNode((Long) v));
  static final Scalar NUMBER =
      new Scalar(
          "a number", JsonNode::isNumber, JsonNode::doubleValue, v -> NODES.numberNode((Double) v));

  /** In JSON Schema 1.0 is an integer. */
  private static boolean whole(JsonNode json) {
    return json.isNumber() && json.canConvertToExactIntegral();
  }

  @Override
  public @Nullable Object read(JsonNode json, String pointer, List<Violation> violations) {
    if (accepts.test(json)) {
      return reader.apply(json);
    }
    violations.add(new Violation(pointer, "must be " + name));
    return null;
  }

  @Override
  public JsonNode write(Object value) {
    return writer.apply(value);
  }
}
