package dev.steward.decisions.events;

import dev.steward.core.IdSource;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code decisions.append_event}. */
@Singleton
final class AppendEventTool implements ToolHandler<AppendEventTool.Input, AppendEventTool.Output> {
  record Input(
      @Nullable Word id,
      Word type,
      Word entity,
      JsonDocument payload,
      @Nullable Word correlationId) {}

  record Output(String id, boolean appended) {}

  private final Events events;
  private final IdSource ids;
  private final InstantSource clock;

  AppendEventTool(Events events, IdSource ids, InstantSource clock) {
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String tool() {
    return "decisions.append_event";
  }

  @Override
  public String path() {
    return "/execute/decisions/append_event";
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
  public Output handle(Invocation call, Input input) {
    String id = input.id() == null ? ids.next("evt") : input.id().value();
    boolean appended =
        events.append(
            call.tenant(),
            new Event(
                id,
                input.type().value(),
                input.entity().value(),
                Optional.ofNullable(input.correlationId()).map(Word::value),
                input.payload().root(),
                call.principal(),
                clock.instant()));
    return new Output(id, appended);
  }
}
