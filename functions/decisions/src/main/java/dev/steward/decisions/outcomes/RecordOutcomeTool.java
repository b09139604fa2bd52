package dev.steward.decisions.outcomes;

import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code decisions.record_outcome}. */
@Singleton
final class RecordOutcomeTool
    implements ToolHandler<RecordOutcomeTool.Input, RecordOutcomeTool.Output> {
  record Input(String decisionId, JsonDocument metrics, @Nullable Moment occurredAt) {}

  record Output(
      String decisionId,
      @Nullable Boolean success,
      int revision,
      boolean changed,
      String maturesAt) {}

  /** A moment as RFC 3339 writes it. */
  record Moment(String value) {
    Moment {
      parse(value);
    }

    Instant instant() {
      return parse(value);
    }

    private static Instant parse(String value) {
      try {
        return Instant.parse(value);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("must be a moment such as 2026-03-01T09:00:00Z", e);
      }
    }
  }

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
            Optional.ofNullable(input.occurredAt()).map(Moment::instant));
    return new Output(
        input.decisionId(),
        recorded.success().orElse(null),
        recorded.seq(),
        recorded.changed(),
        recorded.maturesAt().toString());
  }
}
