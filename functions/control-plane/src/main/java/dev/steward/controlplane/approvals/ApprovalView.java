package dev.steward.controlplane.approvals;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.core.HiddenCharacters;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * An approval as those see it who decide.
 *
 * @param id approval id
 * @param run the run that waits
 * @param tool name of the tool
 * @param requester who asked; they cannot decide
 * @param state pending, approved, rejected, revised, expired, consumed or void
 * @param rule the rule that held the call
 * @param reason why it did
 * @param call the very text that was hashed: canonical JSON of all that is approved
 * @param shown the same text with every invisible or direction-changing character by name
 * @param digest SHA-256 of {@code call}; name it when you approve, and you approve what you saw
 * @param createdAt when it was opened
 * @param expiresAt when no answer becomes a no
 * @param decidedBy who decided
 * @param decidedAt when
 * @param note what they said
 */
@Introspected
@Schema(name = "Approval")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ApprovalView(
    String id,
    String run,
    String tool,
    String requester,
    String state,
    String rule,
    String reason,
    String call,
    String shown,
    String digest,
    Instant createdAt,
    Instant expiresAt,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> decidedBy,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> decidedAt,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> note) {
  static ApprovalView of(Approval approval) {
    return new ApprovalView(
        approval.id(),
        approval.run(),
        approval.tool(),
        approval.requester(),
        approval.state().wire(),
        approval.rule(),
        approval.reason(),
        approval.call(),
        HiddenCharacters.shown(approval.call()),
        approval.digest().value(),
        approval.createdAt(),
        approval.expiresAt(),
        approval.decidedBy(),
        approval.decidedAt(),
        approval.note());
  }
}
