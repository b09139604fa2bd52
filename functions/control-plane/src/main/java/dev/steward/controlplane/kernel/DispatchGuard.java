package dev.steward.controlplane.kernel;

/**
 * A guard of every transaction that writes DISPATCHING, whichever way the run came there. A bean;
 * it adds nothing for a run that does not concern it.
 */
public interface DispatchGuard extends Guard {}
