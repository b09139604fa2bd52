package dev.steward.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.json.CanonicalJson;
import dev.steward.json.JsonSchema;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A tool of the registry. {@code definition} is its whole entry as written (name included), which
 * {@code digest} covers in canonical form.
 */
public record Tool(
    String name,
    String description,
    Risk risk,
    Executor executor,
    JsonNode inputSchema,
    JsonNode outputSchema,
    JsonSchema input,
    JsonSchema output,
    Duration timeout,
    IdempotencyLevel idempotency,
    Optional<String> owner,
    JsonNode definition,
    Digest digest) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** From an entry in which no mistake was found. */
  static Tool of(ToolEntry entry, Function<String, Optional<String>> variables) {
    JsonNode tool = entry.definition();
    return new Tool(
        entry.name(),
        tool.path("description").asText(),
        Risk.valueOf(constant(tool.path("risk").asText())),
        Executor.of(tool.path("executor"), variables),
        tool.path("inputSchema"),
        tool.path("outputSchema"),
        JsonSchema.compile(tool.path("inputSchema")),
        JsonSchema.compile(tool.path("outputSchema")),
        tool.has("timeout") ? Duration.parse(tool.path("timeout").asText()) : TIMEOUT,
        IdempotencyLevel.valueOf(constant(tool.path("idempotency").asText("none"))),
        Optional.ofNullable(tool.path("owner").textValue()),
        tool,
        Digest.of(CanonicalJson.bytes(tool)));
  }

  /** Whether there is an executor to run it in this deployment. */
  public boolean available() {
    return executor.base().isPresent();
  }

  /** Whether a person must agree to each call: by its risk, or because the file says so. */
  public boolean needsApproval() {
    return risk == Risk.HIGH || definition.path("approval").asText().equals("always");
  }

  /** How long an approval of a call waits for a person, where the file says. */
  public Optional<Duration> approvalExpiry() {
    return Optional.ofNullable(definition.path("approvalExpiry").textValue()).map(Duration::parse);
  }

  /** The member of the input that names what a call is about. */
  public Optional<String> about() {
    return Optional.ofNullable(definition.path("about").textValue());
  }

  /** Where people read more of what a call would do: a path of Steward. */
  public Optional<String> page() {
    return Optional.ofNullable(definition.path("page").textValue());
  }

  private static String constant(String wire) {
    return wire.toUpperCase(Locale.ROOT);
  }
}
