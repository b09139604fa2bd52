package dev.steward.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Violation;
import dev.steward.json.InvalidSchema;
import dev.steward.json.JsonSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds every mistake in a registry file. */
public final class RegistryLint {
  private static final JsonSchema FILE_SCHEMA =
      JsonSchema.beside(RegistryLint.class, "tool-registry.schema.json");
  private static final Comparator<Mistake> READING_ORDER =
      Comparator.comparingInt(Mistake::line)
          .thenComparingInt(Mistake::column)
          .thenComparing(Mistake::pointer);

  private final YamlTree file;
  private final List<Mistake> mistakes;

  private RegistryLint(YamlTree file) {
    this.file = file;
    this.mistakes = new ArrayList<>(file.mistakes());
  }

  /** In reading order; empty when the file is sound. */
  public static List<Mistake> lint(Path file) {
    try {
      return lint(text(file));
    } catch (InvalidRegistry unreadable) {
      return unreadable.mistakes();
    }
  }

  public static List<Mistake> lint(String text) {
    try {
      return lint(YamlReader.read(text));
    } catch (InvalidRegistry unreadable) {
      return unreadable.mistakes();
    }
  }

  static List<Mistake> lint(YamlTree file) {
    RegistryLint lint = new RegistryLint(file);
    lint.add("", FILE_SCHEMA.validate(file.root()));
    lint.checkNames();
    ToolEntry.of(file.root()).forEach(lint::checkTool);
    return lint.mistakes.stream().distinct().sorted(READING_ORDER).toList();
  }

  static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidRegistry(List.of(Place.START.mistake("", "the file is not UTF-8")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkNames() {
    Set<String> seen = new HashSet<>();
    for (ToolEntry entry : ToolEntry.of(file.root())) {
      if (!seen.add(entry.name())) {
        add(entry.pointer() + "/name", "another tool has this name");
      }
      if (!entry.name().equals(entry.definition().path("name").asText())) {
        add(entry.pointer() + "/name", "the tool stands under another name");
      }
    }
  }

  private void checkTool(ToolEntry entry) {
    JsonNode tool = entry.definition();
    checkSchema(entry.pointer() + "/inputSchema", tool.path("inputSchema"));
    checkSchema(entry.pointer() + "/outputSchema", tool.path("outputSchema"));
    String executor = entry.pointer() + "/executor";
    JsonNode url = tool.path("executor").path("url");
    if (url.isTextual()) {
      new ExecutorAddress(url.textValue())
          .mistake()
          .ifPresent(message -> add(executor + "/url", message));
    }
    if (tool.path("executor").path("path").asText().contains("..")) {
      add(executor + "/path", "must not hold '..'");
    }
    JsonNode about = tool.path("about");
    JsonNode named = tool.path("inputSchema").path("properties").path(about.asText());
    if (about.isTextual() && !named.path("type").asText().equals("string")) {
      add(entry.pointer() + "/about", "must name a property of the input that is a string");
    }
    checkSpan(entry.pointer() + "/timeout", tool.path("timeout"), Span.TIMEOUT);
    checkSpan(
        entry.pointer() + "/approvalExpiry", tool.path("approvalExpiry"), Span.APPROVAL_EXPIRY);
  }

  private void checkSpan(String pointer, JsonNode written, Span span) {
    if (written.isTextual() && !span.allows(written.textValue())) {
      add(pointer, span.rule());
    }
  }

  private void checkSchema(String pointer, JsonNode schema) {
    if (schema.isObject()) {
      try {
        JsonSchema.compile(schema);
      } catch (InvalidSchema invalid) {
        add(pointer, invalid.violations());
      }
    }
  }

  private void add(String below, List<Violation> violations) {
    violations.forEach(v -> add(below + v.pointer(), v.message()));
  }

  private void add(String pointer, String message) {
    mistakes.add(file.mistake(pointer, message));
  }
}
