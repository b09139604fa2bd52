package dev.steward.decisions.events;

import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code decisions.list_events}. */
@Singleton
final class ListEventsTool implements ToolHandler<ListEventsTool.Input, ListEventsTool.Output> {
  record Input(@Nullable Word type, @Nullable Limit limit) {}

  record Output(List<Listed> events) {}

  record Listed(
      String id,
      String type,
      String entity,
      JsonDocument payload,
      @Nullable String correlationId,
      String recordedAt) {
    static Listed of(Event event) {
      return new Listed(
          event.id(),
          event.type(),
          event.entity(),
          JsonDocument.of(event.payload()),
          event.correlation().orElse(null),
          event.at().toString());
    }
  }

  /** How many are listed at once. */
  record Limit(int value) {
    private static final int MOST = 500;
    private static final int USUAL = 50;

    Limit {
      if (value < 1 || value > MOST) {
        throw new IllegalArgumentException("must lie between 1 and " + MOST);
      }
    }
  }

  private final Events events;

  ListEventsTool(Events events) {
    this.events = events;
  }

  @Override
  public String tool() {
    return "decisions.list_events";
  }

  @Override
  public String path() {
    return "/execute/decisions/list_events";
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
        events
            .latest(
                call.tenant(),
                Optional.ofNullable(input.type()).map(Word::value),
                input.limit() == null ? Limit.USUAL : input.limit().value())
            .stream()
            .map(Listed::of)
            .toList());
  }
}
