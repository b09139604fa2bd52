package dev.steward.controlplane.approvals;

import dev.steward.core.Digest;
import java.util.Optional;

/** What a person says; {@code digest} is that of what they were shown, where they name it. */
public record Decision(Kind kind, Optional<String> note, Optional<Digest> digest) {
  /** The three answers. */
  public enum Kind {
    APPROVE(ApprovalState.APPROVED),
    REJECT(ApprovalState.REJECTED),
    REVISE(ApprovalState.REVISED);

    private final ApprovalState state;

    Kind(ApprovalState state) {
      this.state = state;
    }

    ApprovalState state() {
      return state;
    }
  }
}
