package dev.steward.controlplane.kernel;

/**
 * One question every call must answer before it may run. Gates are beans; their slot orders them.
 */
public interface Gate {
  GateSlot slot();

  Verdict check(Passage passage);
}
