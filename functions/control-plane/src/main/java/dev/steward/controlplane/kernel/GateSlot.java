package dev.steward.controlplane.kernel;

import java.util.Locale;

/**
 * The places on the road where a call can be stopped, in order. A slot without a gate is passed in
 * silence and leaves no entry in the journal.
 */
public enum GateSlot {
  IDENTITY,
  LEASE,
  KILL_SWITCH,
  IDEMPOTENCY,
  CATALOG,
  INPUT_SCHEMA,
  POLICY,
  BUDGET,
  BREAKER;

  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
