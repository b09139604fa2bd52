package dev.steward.json.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.steward.core.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list. */
record Items(Shape item) implements Shape {
  @Override
  public @Nullable Object read(JsonNode json, String pointer, List<Violation> violations) {
    if (!json.isArray()) {
      violations.add(new Violation(pointer, "must be an array"));
      return null;
    }
    List<Object> values = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      Object value = item.read(json.get(i), pointer + '/' + i, violations);
      if (value != null) {
        values.add(value);
      }
    }
    return values.size() == json.size() ? List.copyOf(values) : null;
  }

  @Override
  public JsonNode write(Object value) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Object each : (List<?>) value) {
      array.add(item.write(each));
    }
    return array;
  }

  @Override
  public void members(String pointer, Set<String> into) {
    item.members(pointer + "/*", into);
  }
}
