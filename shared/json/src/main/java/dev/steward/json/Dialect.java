package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import dev.steward.core.Violation;
import java.util.List;
import java.util.Locale;

/** Draft 2020-12 as the library runs it: nothing is loaded from anywhere but its own jar. */
final class Dialect {
  static final String ID = "https://json-schema.org/draft/2020-12/schema";

  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .locale(Locale.ENGLISH)
          .pathType(PathType.JSON_POINTER)
          .regularExpressionFactory(LinearPattern::new)
          .build();

  private Dialect() {}

  /** What the dialect's own schema says against a schema. */
  static List<Violation> mistakes(JsonNode schema) {
    return Violations.of(Meta.SCHEMA.validate(schema), schema);
  }

  static Schema compile(JsonNode schema) {
    // A registry of its own for each schema: registries keep what they compiled, by $id too.
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            builder ->
                builder
                    .schemaRegistryConfig(CONFIG)
                    .schemaLoader(loader -> loader.allow(nowhere -> false)));
    try {
      Schema compiled = registry.getSchema(withoutBase(schema));
      compiled.initializeValidators();
      return compiled;
    } catch (SchemaException e) {
      throw new InvalidSchema(List.of(new Violation("", String.valueOf(e.getMessage()))));
    }
  }

  /** With an {@code $id}, "#/…" could be made to mean a part of some other known schema. */
  private static JsonNode withoutBase(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove("$id");
    }
    return copy;
  }

  private static final class Meta {
    static final Schema SCHEMA =
        SchemaRegistry.withDefaultDialect(
                Dialects.getDraft202012(), builder -> builder.schemaRegistryConfig(CONFIG))
            .getSchema(SchemaLocation.of(ID));
  }
}
