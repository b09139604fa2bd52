package dev.steward.json.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.JsonDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of any content. */
record Open() implements Shape {
  @Override
  public @Nullable Object read(JsonNode json, String pointer, List<Violation> violations) {
    if (json.isObject()) {
      return JsonDocument.of(json);
    }
    violations.add(new Violation(pointer, "must be an object"));
    return null;
  }

  @Override
  public JsonNode write(Object value) {
    return ((JsonDocument) value).root();
  }
}
