package dev.steward.controlplane.kernel;

/**
 * Carries one attempt to the executor and tells what came of it; never throws for what it meets
 * there.
 */
public interface Dispatcher {
  Outcome send(Dispatch dispatch, Cancellation cancellation);
}
