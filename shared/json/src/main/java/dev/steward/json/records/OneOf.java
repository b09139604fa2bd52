package dev.steward.json.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.steward.core.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An enum, by the lower-case names of its constants. */
record OneOf(Map<String, Object> constants) implements Shape {
  static OneOf of(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(wire(constant), constant);
    }
    return new OneOf(constants);
  }

  @Override
  public @Nullable Object read(JsonNode json, String pointer, List<Violation> violations) {
    Object constant = json.isTextual() ? constants.get(json.textValue()) : null;
    if (constant == null) {
      violations.add(
          new Violation(pointer, "must be one of " + String.join(", ", constants.keySet())));
    }
    return constant;
  }

  @Override
  public JsonNode write(Object value) {
    return TextNode.valueOf(wire(value));
  }

  private static String wire(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }
}
