package dev.steward.controlplane.tools;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.registry.Tool;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * A tool with everything needed to call it.
 *
 * @param name dotted name, such as brand.get_profile
 * @param description what it does
 * @param risk low, medium or high
 * @param status available, or unavailable while it has no executor here
 * @param digest SHA-256 over the canonical form of the whole definition
 * @param idempotency what the executor promises about a repeated effect key
 * @param timeout how long a call may take, ISO 8601
 * @param owner who answers for it
 * @param executor where it runs, as the registry has it
 * @param inputSchema JSON Schema (2020-12) of the arguments
 * @param outputSchema JSON Schema (2020-12) of the output
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ToolDetail(
    String name,
    String description,
    String risk,
    String status,
    String digest,
    String idempotency,
    String timeout,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> owner,
    Where executor,
    JsonNode inputSchema,
    JsonNode outputSchema) {

  static ToolDetail of(Tool tool) {
    return new ToolDetail(
        tool.name(),
        tool.description(),
        tool.risk().wire(),
        ToolView.status(tool),
        tool.digest().value(),
        tool.idempotency().wire(),
        tool.timeout().toString(),
        tool.owner(),
        new Where(tool.executor().kind(), tool.executor().url(), tool.executor().path()),
        tool.inputSchema(),
        tool.outputSchema());
  }

  /** Where a tool runs. */
  @Introspected
  @Schema(name = "Executor")
  record Where(String kind, String url, String path) {}
}
