package dev.steward.controlplane.idempotency;

import dev.steward.controlplane.kernel.Gate;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Passage;
import dev.steward.controlplane.kernel.Verdict;
import jakarta.inject.Singleton;

/** A call with a key claims it in the transaction that admits it. */
@Singleton
final class IdempotencyGate implements Gate {
  @Override
  public GateSlot slot() {
    return GateSlot.IDEMPOTENCY;
  }

  @Override
  public Verdict check(Passage passage) {
    return new Verdict.Pass(
        passage
            .call()
            .idempotencyKey()
            .map(
                key ->
                    passage.guardedBy(
                        new KeyGuard(key, IdempotencyKeys.fingerprint(passage.call()))))
            .orElse(passage));
  }
}
