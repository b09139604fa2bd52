package dev.steward.analytics.intake;

import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import dev.steward.json.JsonDocument;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code events.ingest}: the same intake for those who call tools. */
@Singleton
final class IngestEvents implements ToolHandler<IngestEvents.Input, Receipt> {
  record Input(List<JsonDocument> events) {
    Input {
      if (events.isEmpty() || events.size() > Parcel.MOST) {
        throw new IllegalArgumentException("must have 1 to %,d events".formatted(Parcel.MOST));
      }
    }
  }

  private final Intake intake;

  IngestEvents(Intake intake) {
    this.intake = intake;
  }

  @Override
  public String tool() {
    return "events.ingest";
  }

  @Override
  public String path() {
    return "/execute/events/ingest";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Class<Receipt> output() {
    return Receipt.class;
  }

  /** Whatever an earlier attempt took in is known again by its ids. */
  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Receipt handle(Invocation call, Input input) {
    return intake.take(
        call.tenant(),
        Parcel.listed(input.events().stream().map(JsonDocument::root).toList()),
        Naming.of(call.principal(), call.effectKey()));
  }
}
