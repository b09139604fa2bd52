package dev.steward.policy;

import dev.steward.json.JsonSchema;
import dev.steward.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The schemas of {@code contracts/policies}, from the jar. */
final class Schemas {
  private Schemas() {}

  static JsonSchema of(String name) {
    try (InputStream schema = Schemas.class.getResourceAsStream(name)) {
      if (schema == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return JsonSchema.compile(StrictJson.parse(schema.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
