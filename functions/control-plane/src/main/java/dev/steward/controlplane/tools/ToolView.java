package dev.steward.controlplane.tools;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.registry.Tool;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * A tool as it is listed.
 *
 * @param name dotted name, such as brand.get_profile
 * @param description what it does
 * @param risk low, medium or high
 * @param status available, or unavailable while it has no executor here
 * @param digest SHA-256 over the canonical form of the whole definition
 * @param idempotency what the executor promises about a repeated effect key
 * @param timeout how long a call may take, ISO 8601
 * @param owner who answers for it
 */
@Introspected
@Schema(name = "Tool")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ToolView(
    String name,
    String description,
    String risk,
    String status,
    String digest,
    String idempotency,
    String timeout,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> owner) {

  static ToolView of(Tool tool) {
    return new ToolView(
        tool.name(),
        tool.description(),
        tool.risk().wire(),
        status(tool),
        tool.digest().value(),
        tool.idempotency().wire(),
        tool.timeout().toString(),
        tool.owner());
  }

  static String status(Tool tool) {
    return tool.executor().base().isPresent() ? "available" : "unavailable";
  }
}
