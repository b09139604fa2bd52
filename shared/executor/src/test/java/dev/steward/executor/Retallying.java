package dev.steward.executor;

import dev.steward.core.TenantId;
import jakarta.inject.Singleton;

/** Another tool whose keys are kept in the same place. */
@Singleton
final class Retallying implements AtomicHandler<Counting.Input, Counting.Output> {
  private final Tallying tallying;

  Retallying(Tallying tallying) {
    this.tallying = tallying;
  }

  @Override
  public String tool() {
    return "test.retally";
  }

  @Override
  public String path() {
    return "/execute/test/retally";
  }

  @Override
  public Class<Counting.Input> input() {
    return tallying.input();
  }

  @Override
  public Class<Counting.Output> output() {
    return tallying.output();
  }

  @Override
  public Counting.Output handle(Invocation call, Counting.Input input) {
    return tallying.handle(call, input);
  }

  @Override
  public EffectKeys keys() {
    return tallying;
  }

  @Override
  public Counting.Output again(TenantId tenant, String key) {
    return tallying.again(tenant, key);
  }
}
