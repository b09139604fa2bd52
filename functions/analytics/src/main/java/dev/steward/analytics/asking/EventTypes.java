package dev.steward.analytics.asking;

import dev.steward.executor.Invocation;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Queries;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The types of events a tenant has, as far as they are told. */
public record EventTypes(List<String> types, boolean more) {
  private static final int MOST = 1000;
  private static final int NAMED = 10;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  public EventTypes {
    types = List.copyOf(types);
  }

  /** At any time. */
  public static EventTypes ever(Asking asking, Invocation call) {
    Answer answer =
        asking.ask(
            call,
            Queries.EVENT_TYPES,
            Arguments.NONE.with("from_time", FIRST).with("to_time", LAST),
            MOST);
    return new EventTypes(
        answer.rows().stream().map((AnswerRow row) -> row.text("type")).toList(), answer.more());
  }

  public boolean has(String type) {
    return more || types.contains(type);
  }

  /** What to say of a type there is not. */
  public String unknown(String type) {
    if (types.isEmpty()) {
      return "no events were taken in yet";
    }
    String named = types.stream().limit(NAMED).collect(Collectors.joining(", "));
    return "no event of the type %s was ever taken in; there are %s%s"
        .formatted(type, named, types.size() > NAMED ? " and others" : "");
  }
}
