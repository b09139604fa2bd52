package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.json.JsonSchema;
import dev.steward.registry.InvalidRegistry;
import dev.steward.registry.Mistake;
import dev.steward.registry.YamlTree;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A mapping as YAML; finds all that is wrong with it before it gives up. */
final class MappingText {
  private static final JsonSchema SCHEMA =
      JsonSchema.beside(MappingText.class, "mapping.schema.json");

  private final YamlTree file;
  private final List<Mistake> mistakes;

  private MappingText(YamlTree file) {
    this.file = file;
    this.mistakes = new ArrayList<>(file.mistakes());
  }

  static Mapping read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new MappingText(YamlTree.read(text)).mapping(Digest.of(bytes).value());
    } catch (InvalidRegistry unreadable) {
      throw new InvalidMapping(unreadable.mistakes());
    } catch (IOException e) {
      throw new UnusableFile("the mapping %s cannot be read".formatted(file), e);
    }
  }

  private Mapping mapping(String digest) {
    SCHEMA.validate(file.root()).forEach(each -> wrong(each.pointer(), each.message()));
    giveUp();
    JsonNode root = file.root();
    at("/source", () -> URI.create(root.path("source").asText()));
    Set<Template> ids = new HashSet<>();
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < root.path("events").size(); i++) {
      kind(i, root.path("events").get(i)).ifPresent(kinds::add);
    }
    for (int i = 0; i < kinds.size(); i++) {
      if (!ids.add(kinds.get(i).id())) {
        wrong("/events/" + i + "/id", "another event has the same id: they would count as one");
      }
    }
    giveUp();
    char delimiter = root.path("delimiter").asText(",").charAt(0);
    return new Mapping(file, digest, root.path("source").asText(), delimiter, kinds);
  }

  private Optional<Kind> kind(int number, JsonNode event) {
    String at = "/events/" + number;
    String id = event.path("id").asText("{#file}/{#row}" + (number == 0 ? "" : "/" + number));
    Optional<Template> type = at(at + "/type", () -> Template.of(event.path("type").asText()));
    Optional<Template> ids = at(at + "/id", () -> Template.of(id));
    Optional<Template> subject =
        at(at + "/subject", () -> Template.of(event.path("subject").asText()));
    Optional<Moment> time = at(at + "/time", () -> Moment.read(event.path("time")));
    Optional<Properties> data = at(at + "/data", () -> properties(event));
    if (type.isEmpty() || ids.isEmpty() || subject.isEmpty() || time.isEmpty() || data.isEmpty()) {
      return Optional.empty();
    }
    JsonNode when = event.path("when");
    Kind.Condition condition =
        when.isMissingNode()
            ? null
            : new Kind.Condition(when.path("column").asText(), when.path("equals").asText());
    return Optional.of(
        new Kind(type.get(), ids.get(), subject.get(), time.get(), condition, data.get()));
  }

  private static Properties properties(JsonNode event) {
    JsonNode data = event.path("data");
    if (data.isTextual()) {
      Set<String> except = new HashSet<>();
      event.path("except").forEach(column -> except.add(column.asText()));
      return new Properties.All(except);
    }
    if (event.has("except")) {
      throw new IllegalArgumentException("except is for data: all");
    }
    Map<String, Property> members = new LinkedHashMap<>();
    data.properties().forEach(member -> members.put(member.getKey(), Property.read(member)));
    return new Properties.Named(members);
  }

  private <T> Optional<T> at(String pointer, Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (IllegalArgumentException e) {
      wrong(pointer, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void wrong(String pointer, String message) {
    mistakes.add(file.mistake(pointer, message));
  }

  private void giveUp() {
    if (!mistakes.isEmpty()) {
      throw new InvalidMapping(mistakes);
    }
  }
}
