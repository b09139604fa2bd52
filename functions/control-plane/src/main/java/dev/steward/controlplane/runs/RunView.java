package dev.steward.controlplane.runs;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.registry.Risk;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as callers see it.
 *
 * @param id run id
 * @param tool name of the tool
 * @param toolDigest digest of the tool's definition at the time of the call
 * @param risk low, medium or high
 * @param state admitted, held, refused, dispatching, succeeded, failed, unknown or cancelled
 * @param principal who called
 * @param session session the call belongs to
 * @param task task the call belongs to
 * @param trace W3C trace id
 * @param attempt how often it was sent to the executor
 * @param approval id of the approval it waits or waited for
 * @param policy digest of the policy that decided
 * @param maxCost micros reserved for it
 * @param cost micros charged
 * @param createdAt when it was admitted or refused
 * @param deadline when Steward stops waiting for the executor
 * @param finishedAt when it ended
 * @param input the arguments, defaults applied
 * @param output what the executor returned
 * @param problem why it did not succeed (RFC 9457)
 * @param evidence an executor's answer that could not be used
 */
@Introspected
@Schema(name = "Run")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RunView(
    String id,
    String tool,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> toolDigest,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> risk,
    String state,
    String principal,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> session,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> task,
    String trace,
    int attempt,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> approval,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> policy,
    String maxCost,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> cost,
    Instant createdAt,
    Instant deadline,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> finishedAt,
    JsonNode input,
    @Schema(requiredMode = NOT_REQUIRED) Optional<JsonNode> output,
    @Schema(requiredMode = NOT_REQUIRED) Optional<JsonNode> problem,
    @Schema(requiredMode = NOT_REQUIRED) Optional<JsonNode> evidence) {

  public static RunView of(Run run) {
    return new RunView(
        run.id(),
        run.tool(),
        run.toolDigest().map(Digest::value),
        run.risk().map(Risk::wire),
        run.state().wire(),
        run.principal(),
        run.session(),
        run.task(),
        run.trace(),
        run.attempt(),
        run.approval(),
        run.policy(),
        Long.toString(run.maxCost()),
        run.cost().map(Object::toString),
        run.createdAt(),
        run.deadline(),
        run.finishedAt(),
        run.input().root(),
        run.output(),
        run.problem(),
        run.evidence());
  }
}
