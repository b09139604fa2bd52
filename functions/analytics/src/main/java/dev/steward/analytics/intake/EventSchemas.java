package dev.steward.analytics.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.JsonSchema;
import dev.steward.json.StrictJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the data of some types must be; a type without a schema may say what it likes. */
@Singleton
final class EventSchemas {
  static final String SUFFIX = ".json";

  private final Map<String, JsonSchema> schemas;

  @Inject
  EventSchemas(IntakeSettings settings) {
    this(settings.schemas() == null ? Map.of() : load(settings.schemas()));
  }

  EventSchemas(Map<String, JsonSchema> schemas) {
    this.schemas = Map.copyOf(schemas);
  }

  List<Violation> violations(String type, JsonNode data) {
    JsonSchema schema = schemas.get(type);
    return schema == null ? List.of() : schema.validate(data);
  }

  /** Throws when one of them cannot be used: better now than at the first event. */
  static Map<String, JsonSchema> load(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      Map<String, JsonSchema> found = new HashMap<>();
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        String name = file.getFileName().toString();
        found.put(
            name.substring(0, name.length() - SUFFIX.length()),
            JsonSchema.compile(StrictJson.parse(Files.readAllBytes(file))));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("the schemas of events cannot be read", e);
    }
  }
}
