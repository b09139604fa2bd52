package dev.steward.controlplane.runs;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a run stands, and where it may go: the one table of transitions. The database holds the
 * same table ({@code control.run_transition}) and refuses any other move.
 */
public enum RunState {
  /** Every gate let it pass; nothing has been sent. */
  ADMITTED,
  /** Waiting for a person. */
  HELD,
  /** A gate said no. */
  REFUSED,
  /** Recorded before the first byte leaves for the executor. */
  DISPATCHING,
  SUCCEEDED,
  /** It surely did not do what was asked, or answered outside its contract. */
  FAILED,
  /** Sent, and whether the effect happened is not known. */
  UNKNOWN,
  /** Called off before anything was sent. */
  CANCELLED;

  private static final Set<RunState> FIRST = EnumSet.of(ADMITTED, HELD, REFUSED);

  /** Whether a run may begin in this state. */
  public boolean first() {
    return FIRST.contains(this);
  }

  public Set<RunState> next() {
    return switch (this) {
      case ADMITTED -> EnumSet.of(DISPATCHING, REFUSED, FAILED, CANCELLED);
      case HELD -> EnumSet.of(ADMITTED, REFUSED, CANCELLED);
      // DISPATCHING again is the next attempt.
      case DISPATCHING -> EnumSet.of(DISPATCHING, SUCCEEDED, FAILED, UNKNOWN);
      case UNKNOWN -> EnumSet.of(DISPATCHING, SUCCEEDED, FAILED);
      case REFUSED, SUCCEEDED, FAILED, CANCELLED -> EnumSet.noneOf(RunState.class);
    };
  }

  /** No more will come of it by itself; an unknown outcome waits for somebody to find out. */
  public boolean settled() {
    return switch (this) {
      case REFUSED, SUCCEEDED, FAILED, UNKNOWN, CANCELLED -> true;
      case ADMITTED, HELD, DISPATCHING -> false;
    };
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunState of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
