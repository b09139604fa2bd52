package dev.steward.json.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one Java type is JSON. */
interface Shape {
  /** The value, or null once a violation was added. */
  @Nullable Object read(JsonNode json, String pointer, List<Violation> violations);

  JsonNode write(Object value);

  /** Adds the members below the pointer. */
  default void members(String pointer, Set<String> into) {}
}
