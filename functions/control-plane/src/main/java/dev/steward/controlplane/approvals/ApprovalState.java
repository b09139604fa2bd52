package dev.steward.controlplane.approvals;

import java.util.Locale;
import java.util.Optional;

/** Where an approval stands. The database refuses any move that is not one of these. */
public enum ApprovalState {
  /** A person may decide. */
  PENDING,
  /** Somebody said yes; nothing has been sent. */
  APPROVED,
  REJECTED,
  /** Sent back to the caller with a note. */
  REVISED,
  /** Nobody decided in time, and that means no. */
  EXPIRED,
  /** The call that was approved was dispatched; it is good for no other. */
  CONSUMED,
  /** The call was called off, or is not the one that was shown. */
  VOID;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ApprovalState> of(String wire) {
    for (ApprovalState state : values()) {
      if (state.wire().equals(wire)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
