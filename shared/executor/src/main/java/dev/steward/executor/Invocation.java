package dev.steward.executor;

import dev.steward.core.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * The facts of a call that the control plane vouches for, taken from its request headers. All
 * attempts of one step share the effect key; a higher epoch fences off the work of a lower one. The
 * meter counts what the call uses; the approver is who agreed to this very call, if somebody had
 * to; the mark is there for an {@link AtomicHandler} to keep.
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
    Meter meter,
    Optional<EffectMark> mark) {
  public Invocation(
      TenantId tenant,
      String principal,
      String run,
      int attempt,
      String effectKey,
      Instant deadline,
      long epoch) {
    this(
        tenant,
        principal,
        run,
        attempt,
        effectKey,
        deadline,
        epoch,
        Optional.empty(),
        new Meter(),
        Optional.empty());
  }

  /** The same call, approved by somebody. */
  public Invocation approvedBy(String name) {
    return with(Optional.of(name), mark);
  }

  Invocation marked(EffectMark toKeep) {
    return with(approver, Optional.of(toKeep));
  }

  private Invocation with(Optional<String> name, Optional<EffectMark> toKeep) {
    return new Invocation(
        tenant, principal, run, attempt, effectKey, deadline, epoch, name, meter, toKeep);
  }
}
