package dev.steward.controlplane.ledger.prices;

/** What a price counts is neither a list nor a whole number, or more than can be paid. */
public final class UncountableUnits extends Exception {
  UncountableUnits(String message) {
    super(message);
  }
}
