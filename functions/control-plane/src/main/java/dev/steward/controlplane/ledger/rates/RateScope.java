package dev.steward.controlplane.ledger.rates;

/** Whose calls a limit counts. */
enum RateScope {
  TENANT,
  PRINCIPAL,
  SESSION,
  TOOL
}
