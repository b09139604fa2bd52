package dev.steward.decisions.deciding;

import dev.steward.decisions.constitutions.Verdict;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import jakarta.inject.Singleton;

/**
 * {@code decisions.resolve}: what people make of a decision that waits for them. The registry holds
 * every call of it for a person, so whoever approves the call decides.
 */
@Singleton
final class ResolveTool implements ToolHandler<ResolveTool.Input, ResolveTool.Output> {
  record Input(String decisionId, Resolution verdict) {}

  record Output(String decisionId, String verdict, String status) {}

  /** What people may decide. */
  record Resolution(String value) {
    Resolution {
      if (!value.equals("approve") && !value.equals("deny")) {
        throw new IllegalArgumentException("must be approve or deny");
      }
    }
  }

  private final Resolutions resolutions;

  ResolveTool(Resolutions resolutions) {
    this.resolutions = resolutions;
  }

  @Override
  public String tool() {
    return "decisions.resolve";
  }

  @Override
  public String path() {
    return "/execute/decisions/resolve";
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
  public boolean repeatable() {
    return true;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    Verdict verdict = Verdict.of(input.verdict().value());
    resolutions.resolve(call, input.decisionId(), verdict);
    return new Output(input.decisionId(), verdict.wire(), Status.RESOLVED.wire());
  }
}
