package dev.steward.executor;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Answers with what it was called with. */
@Singleton
final class Echo implements ToolHandler<Echo.Input, Echo.Output> {
  record Input(String text, @Nullable Integer times) {}

  record Output(
      String text,
      @Nullable Integer times,
      String tenant,
      String principal,
      String run,
      int attempt,
      String effectKey,
      String deadline,
      long epoch,
      boolean onAVirtualThread) {}

  @Override
  public String tool() {
    return "test.echo";
  }

  @Override
  public String path() {
    return "/execute/test/echo";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Class<Output> output() {
    return Output.class;
  }

  @Override
  public boolean changes() {
    return false;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    return new Output(
        input.text(),
        input.times(),
        call.tenant().value(),
        call.principal(),
        call.run(),
        call.attempt(),
        call.effectKey(),
        call.deadline().toString(),
        call.epoch(),
        Thread.currentThread().isVirtual());
  }
}
