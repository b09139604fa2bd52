package dev.steward.controlplane.ledger;

/** What becomes of a hold when its run moves. */
sealed interface Charge {
  /** Nothing yet: the run goes on, waits, or nobody knows what it did. */
  record Later() implements Charge {}

  /** So many micros were used, be it more than is held. */
  record Used(long micros) implements Charge {}

  /** Nothing was used. */
  record Nothing() implements Charge {}
}
