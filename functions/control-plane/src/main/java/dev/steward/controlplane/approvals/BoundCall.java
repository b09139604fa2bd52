package dev.steward.controlplane.approvals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.runs.Run;
import dev.steward.core.Digest;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Everything an approval binds, as the canonical JSON (RFC 8785) that is hashed and shown:
 *
 * <pre>{@code
 * {"approval","arguments","effectKey","expiresAt","format":"steward-approval-1","maxCost",
 *  "policy","requester","run","salt","session"?,"task"?,"tenant","tool","toolDigest"}
 * }</pre>
 *
 * <p>{@code maxCost} is micros as a string. The salt is the run's own: without it the digest, which
 * goes to the journal, tells nothing of short arguments once the run's data are erased.
 */
record BoundCall(String text, Digest digest) {
  static BoundCall of(Run run, String toolDigest, String policy, Instant expiresAt) {
    ObjectNode call =
        Json.object()
            .put("format", "steward-approval-1")
            .put("approval", run.approval().orElseThrow())
            .put("tenant", run.tenant().value())
            .put("run", run.id())
            .put("tool", run.tool())
            .put("toolDigest", toolDigest)
            .put("policy", policy)
            .put("requester", run.principal())
            .put("maxCost", Long.toString(run.maxCost()))
            // One effect key over all attempts of a run: its id.
            .put("effectKey", run.id())
            .put("expiresAt", expiresAt.toString())
            .put("salt", run.inputSalt());
    run.session().ifPresent(session -> call.put("session", session));
    run.task().ifPresent(task -> call.put("task", task));
    call.set("arguments", run.input().root());
    byte[] bytes = CanonicalJson.bytes(call);
    return new BoundCall(new String(bytes, StandardCharsets.UTF_8), Digest.of(bytes));
  }
}
