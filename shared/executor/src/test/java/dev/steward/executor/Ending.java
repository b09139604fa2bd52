package dev.steward.executor;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends as it is told to. */
@Singleton
final class Ending implements ToolHandler<Ending.Input, Ending.Output> {
  enum How {
    REFUSED,
    BROKEN
  }

  record Input(How how) {}

  record Output() {}

  @Override
  public String tool() {
    return "test.ending";
  }

  @Override
  public String path() {
    return "/execute/test/ending";
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
    switch (input.how()) {
      case REFUSED ->
          throw new Fault(
              ProblemType.CONFLICT,
              "someone was faster",
              List.of(new Violation("/how", "not now")),
              null);
      case BROKEN -> throw new IllegalStateException("secret detail");
    }
    return new Output();
  }
}
