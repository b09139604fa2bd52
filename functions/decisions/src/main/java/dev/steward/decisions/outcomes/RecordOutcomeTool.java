package dev.steward.decisions.outcomes;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code decisions.record_outcome}. */
@Singleton
final class RecordOutcomeTool
    implements ToolHandler<RecordOutcomeTool.Input, RecordOutcomeTool.Output> {
  record Input(String decisionId, JsonDocument metrics, @Nullable String occurredAt) {}

  record Output(
      String decisionId,
      @Nullable Boolean success,
      int revision,
      boolean changed,
      String maturesAt) {}

  private final Outcomes outcomes;

  RecordOutcomeTool(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public String tool() {
    return "decisions.record_outcome";
  }

  @Override
  public String path() {
    return "/execute/decisions/record_outcome";
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
    Outcomes.Recorded recorded =
        outcomes.record(
            call,
            input.decisionId(),
            input.metrics().root(),
            Optional.ofNullable(input.occurredAt()).map(RecordOutcomeTool::moment));
    return new Output(
        input.decisionId(),
        recorded.success().orElse(null),
        recorded.seq(),
        recorded.changed(),
        recorded.maturesAt().toString());
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Fault(
          ProblemType.INVALID_INPUT,
          "that is no moment",
          List.of(new Violation("/occurred_at", "must be such as 2026-03-01T09:00:00Z")),
          e);
    }
  }
}
