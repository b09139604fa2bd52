package dev.steward.controlplane.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import dev.steward.json.JsonDocument;
import dev.steward.registry.Risk;
import java.time.Instant;
import java.util.Optional;

/**
 * One tool call and what became of it. {@code input} is what was sent (defaults applied), or what
 * the caller gave when a gate refused it; {@code toolDigest} and {@code risk} are empty when the
 * tool is not in the registry. {@code policy} is the digest of the policy that let it pass or held
 * it, {@code approval} the id of the approval it waits or waited for; {@code maxCost} and {@code
 * cost} are micros, reserved and charged.
 */
public record Run(
    TenantId tenant,
    String id,
    String tool,
    Optional<Digest> toolDigest,
    Optional<Risk> risk,
    RunState state,
    String principal,
    Optional<String> session,
    Optional<String> task,
    String trace,
    int attempt,
    Optional<String> policy,
    Optional<String> approval,
    long maxCost,
    Optional<Long> cost,
    JsonDocument input,
    String inputSalt,
    Optional<JsonNode> output,
    Optional<JsonNode> problem,
    Optional<JsonNode> evidence,
    Instant createdAt,
    Instant deadline,
    Optional<Instant> finishedAt) {

  /** The run after a legal move; the database checks the same. */
  public Run moved(RunChange change) {
    if (!state.next().contains(change.to())) {
      throw new IllegalStateException(id + " may not go from " + state + " to " + change.to());
    }
    return new Run(
        tenant,
        id,
        tool,
        toolDigest,
        risk,
        change.to(),
        principal,
        session,
        task,
        trace,
        change.attempt(),
        policy,
        approval,
        maxCost,
        change.cost().or(() -> cost),
        input,
        inputSalt,
        change.output(),
        change.problem(),
        change.evidence(),
        createdAt,
        change.deadline().orElse(deadline),
        change.finishedAt());
  }
}
