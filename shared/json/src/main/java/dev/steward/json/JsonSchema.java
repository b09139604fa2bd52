package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import java.util.List;

/**
 * A JSON Schema (draft 2020-12), compiled once; patterns run in linear time, no remote {@code
 * $ref}.
 */
public final class JsonSchema {
  private JsonSchema() {}

  /** Throws {@link InvalidSchema} listing every mistake in the schema by JSON Pointer. */
  public static JsonSchema compile(JsonNode schema) {
    throw new UnsupportedOperationException();
  }

  /** A copy of the value in which absent properties that have a {@code default} carry it. */
  public JsonNode withDefaults(JsonNode value) {
    throw new UnsupportedOperationException();
  }

  /** Every violation, in document order; empty when the value is valid. */
  public List<Violation> validate(JsonNode value) {
    throw new UnsupportedOperationException();
  }
}
