package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The events that a constitution takes for outcomes. */
final class OutcomeEventsText {
  private OutcomeEventsText() {}

  /** What they report must be what outcomes consist of. */
  static List<OutcomeEvent> read(
      JsonNode list,
      Declarations facts,
      Declarations metrics,
      BiConsumer<String, String> mistakes) {
    List<OutcomeEvent> events = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String pointer = "/outcome/events/" + i;
      OutcomeEvent event = event(list.get(i));
      for (Violation violation : metrics.check(event.metrics(Duration.ofSeconds(1)))) {
        mistakes.accept(pointer, "metrics" + violation.pointer() + " " + violation.message());
      }
      for (String fact : (Iterable<String>) event.facts()::fieldNames) {
        if (facts.find(fact).filter(Declaration::readable).isEmpty()) {
          mistakes.accept(pointer + "/facts", fact + " is not declared, or may not be read");
        }
      }
      events.add(event);
    }
    return events;
  }

  private static OutcomeEvent event(JsonNode event) {
    Map<String, ChronoUnit> elapsed = new HashMap<>();
    event
        .path("elapsed")
        .properties()
        .forEach(
            each ->
                elapsed.put(
                    each.getKey(),
                    ChronoUnit.valueOf(each.getValue().asText().toUpperCase(Locale.ROOT))));
    return new OutcomeEvent(
        event.path("type").asText(),
        object(event.path("payload")),
        event.has("verdict")
            ? Optional.of(Verdict.of(event.path("verdict").asText()))
            : Optional.empty(),
        object(event.path("facts")),
        object(event.path("metrics")),
        elapsed);
  }

  private static ObjectNode object(JsonNode node) {
    return node instanceof ObjectNode object ? object : Json.object();
  }
}
