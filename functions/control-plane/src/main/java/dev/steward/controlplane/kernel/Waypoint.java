package dev.steward.controlplane.kernel;

/** Places on the road where it matters what was committed should the process die there. */
public enum Waypoint {
  /** All gates passed, nothing written. */
  ADMITTING,
  /** The admission is committed. */
  ADMITTED,
  /** DISPATCHING is committed, nothing sent. */
  DISPATCHING,
  /** The executor answered, nothing recorded of it. */
  ANSWERED,
  /** The end is committed, the caller has no answer. */
  COMPLETED,
  /** The approval is committed, the run not taken up. */
  APPROVED,
  /** A run that nobody carried is taken up again. */
  RESUMED,
  /** An unknown outcome was found out, nothing recorded of it. */
  RECONCILED
}
