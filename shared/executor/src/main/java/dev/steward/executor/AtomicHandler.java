package dev.steward.executor;

import dev.steward.core.TenantId;

/**
 * Work that is one transaction, in which its effect key is kept as well: neither stands without the
 * other, and nothing is written before. Its calls carry a mark ({@link Invocation#mark()}), which
 * the transaction keeps, or does not take place: with a {@link KeyTaken} when the key is kept
 * already, and with a fault when the mark's deadline has passed.
 */
public interface AtomicHandler<I extends Record, O extends Record> extends ToolHandler<I, O> {
  /** Where the marks are kept. */
  EffectKeys keys();

  /** What was answered when the work was done under this key. */
  O again(TenantId tenant, String key);
}
