package dev.steward.controlplane.resilience;

/** The way by which people hear of what waits for them; a bean where there is one. */
public interface ApprovalChannel {
  boolean reachable();
}
