package dev.steward.executor;

import dev.steward.core.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * The facts of a call that the control plane vouches for, taken from its request headers. All
 * attempts of one step share the effect key; a higher epoch fences off the work of a lower one. The
 * meter counts what the call uses; the approver is who agreed to this very call, if somebody had
 * to.
 */
public record Invocation(
    TenantId tenant,
    String principal,
    String run,
    int attempt,
    String effectKey,
    Instant deadline,
    long epoch,
    Optional<String> approver,
    Meter meter) {
  public Invocation(
      TenantId tenant,
      String principal,
      String run,
      int attempt,
      String effectKey,
      Instant deadline,
      long epoch) {
    this(
        tenant, principal, run, attempt, effectKey, deadline, epoch, Optional.empty(), new Meter());
  }

  /** The same call, approved by somebody. */
  public Invocation approvedBy(String name) {
    return new Invocation(
        tenant, principal, run, attempt, effectKey, deadline, epoch, Optional.of(name), meter);
  }
}
