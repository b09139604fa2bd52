package dev.steward.controlplane.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import dev.steward.json.JsonDocument;
import dev.steward.json.StoredJson;
import dev.steward.registry.Risk;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code control.run} as it lies in Postgres. */
@MappedEntity(value = "run", schema = "control")
record RunRow(
    String tenantId,
    @Id String id,
    String tool,
    @Nullable String toolDigest,
    @Nullable String risk,
    String state,
    String principal,
    @Nullable String sessionId,
    @Nullable String taskId,
    String traceId,
    int attempt,
    @Nullable String policy,
    @Nullable String approvalId,
    long maxCost,
    @Nullable Long cost,
    String input,
    String inputSalt,
    @Nullable String output,
    @Nullable String problem,
    @Nullable String evidence,
    boolean cancelAsked,
    Instant createdAt,
    Instant deadlineAt,
    @Nullable Instant finishedAt) {

  Run toRun() {
    return new Run(
        new TenantId(tenantId),
        id,
        tool,
        Optional.ofNullable(toolDigest).map(Digest::new),
        Optional.ofNullable(risk).map(wire -> Risk.valueOf(wire.toUpperCase(Locale.ROOT))),
        RunState.of(state),
        principal,
        Optional.ofNullable(sessionId),
        Optional.ofNullable(taskId),
        traceId,
        attempt,
        Optional.ofNullable(policy),
        Optional.ofNullable(approvalId),
        maxCost,
        Optional.ofNullable(cost),
        JsonDocument.of(StoredJson.read(input)),
        inputSalt,
        json(output),
        json(problem),
        json(evidence),
        createdAt,
        deadlineAt,
        Optional.ofNullable(finishedAt));
  }

  private static Optional<JsonNode> json(@Nullable String stored) {
    return Optional.ofNullable(stored).map(StoredJson::read);
  }
}
