package dev.steward.json.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map with string keys, in the order of the text. */
record Entries(Shape entry) implements Shape {
  @Override
  public @Nullable Object read(JsonNode json, String pointer, List<Violation> violations) {
    if (!json.isObject()) {
      violations.add(new Violation(pointer, "must be an object"));
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      Object value =
          entry.read(property.getValue(), Pointer.child(pointer, property.getKey()), violations);
      if (value != null) {
        values.put(property.getKey(), value);
      }
    }
    return values.size() == json.size() ? Collections.unmodifiableMap(values) : null;
  }

  @Override
  public JsonNode write(Object value) {
    ObjectNode object = Json.object();
    ((Map<?, ?>) value).forEach((name, each) -> object.set((String) name, entry.write(each)));
    return object;
  }

  @Override
  public void members(String pointer, Set<String> into) {
    entry.members(pointer + "/*", into);
  }
}
