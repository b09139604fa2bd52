package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import dev.steward.core.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Schema (draft 2020-12), compiled once; patterns run in linear time, no remote {@code
 * $ref}.
 */
public final class JsonSchema {
  private final Schema schema;
  private final Defaults defaults;

  private JsonSchema(Schema schema, Defaults defaults) {
    this.schema = schema;
    this.defaults = defaults;
  }

  /** The schema that lies beside a class in its jar. */
  public static JsonSchema beside(Class<?> user, String name) {
    try (InputStream schema = user.getResourceAsStream(name)) {
      if (schema == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return compile(StrictJson.parse(schema.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Throws {@link InvalidSchema} listing every mistake in the schema by JSON Pointer. */
  public static JsonSchema compile(JsonNode schema) {
    Subschemas parts = Subschemas.of(schema);
    References references = new References(parts);
    List<Violation> mistakes = new ArrayList<>(Dialect.mistakes(schema));
    mistakes.addAll(references.mistakes());
    mistakes.addAll(LinearPattern.mistakes(parts));
    mistakes.addAll(Misspelling.mistakes(parts));
    if (!mistakes.isEmpty()) {
      throw new InvalidSchema(Violations.inOrderOf(schema, mistakes));
    }
    Schema compiled = Dialect.compile(schema);
    Defaults defaults = Defaults.of(parts, references);
    List<Violation> unfit = defaults.mistakes(parts, compiled);
    if (!unfit.isEmpty()) {
      throw new InvalidSchema(Violations.inOrderOf(schema, unfit));
    }
    return new JsonSchema(compiled, defaults);
  }

  /**
   * A copy of the value in which absent properties that have a {@code default} carry it. Reaches
   * through {@code properties}, {@code items}, {@code prefixItems}, {@code allOf} and {@code $ref};
   * an absent object is not created for the sake of the defaults inside it.
   */
  public JsonNode withDefaults(JsonNode value) {
    return defaults.applyTo(value);
  }

  /** Every violation, in document order; empty when the value is valid. */
  public List<Violation> validate(JsonNode value) {
    return Violations.of(schema.validate(value), value);
  }
}
