package dev.steward.controlplane.ledger.prices;

/** Who counts the units of a price. */
enum UnitSource {
  /** The executor, in its {@code Steward-Usage}. */
  USAGE,
  /** Steward, in the arguments; known before the call. */
  INPUT,
  /** Steward, in what came back. */
  OUTPUT
}
