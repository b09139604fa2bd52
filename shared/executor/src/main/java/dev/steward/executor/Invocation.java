package dev.steward.executor;

import dev.steward.core.TenantId;
import java.time.Instant;

/**
 * The facts of a call that the control plane vouches for, taken from its request headers. All
 * attempts of one step share the effect key; a higher epoch fences off the work of a lower one. The
 * meter counts what the call uses.
 */
public record Invocation(
    TenantId tenant,
    String principal,
    String run,
    int attempt,
    String effectKey,
    Instant deadline,
    long epoch,
    Meter meter) {
  public Invocation(
      TenantId tenant,
      String principal,
      String run,
      int attempt,
      String effectKey,
      Instant deadline,
      long epoch) {
    this(tenant, principal, run, attempt, effectKey, deadline, epoch, new Meter());
  }
}
