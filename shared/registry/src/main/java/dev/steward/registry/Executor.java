package dev.steward.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a tool runs. {@code url} is as written in the file and may hold one {@code ${NAME}}; {@code
 * base} is its value in this deployment, empty where {@code NAME} has none: then the tool is
 * unavailable.
 */
public record Executor(String kind, String url, String path, Optional<URI> base) {
  /** Throws {@link IllegalArgumentException} when the variable's value is no base address. */
  static Executor of(JsonNode written, Function<String, Optional<String>> variables) {
    String url = written.path("url").asText();
    return new Executor(
        written.path("kind").asText(),
        url,
        written.path("path").asText(),
        new ExecutorAddress(url).resolve(variables));
  }
}
