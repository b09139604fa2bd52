package dev.steward.warehouse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.PropertyFilter;
import dev.steward.ports.warehouse.Queries;
import dev.steward.testkit.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OtherQueriesTest {
  private static final Instant END = RandomEvents.BEGIN.plus(Duration.ofDays(12));
  private static final Arguments RANGE =
      Arguments.NONE.with("from_time", RandomEvents.BEGIN.plusSeconds(1)).with("to_time", END);

  @Test
  void bothEnginesFillEveryPeriodOfASeries() {
    SeededRandom.forAll(
        60,
        random -> {
          RandomEvents events = RandomEvents.of(random);
          Engines engines = new Engines(events);
          String type = random.pick(RandomEvents.TYPES);
          List<PropertyFilter> filters = Steps.filters(random, 0.3);
          List<AnswerRow> series =
              engines.query(
                  Queries.METRIC_SERIES,
                  RANGE
                      .with("type", type)
                      .with("grain", random.pick(List.of("hour", "day", "week", "month")))
                      .with(
                          "aggregate",
                          random.pick(List.of("count", "users", "sum", "avg", "min", "max")))
                      .with("property", random.chance(0.2) ? null : "amount")
                      .with(
                          "filters", filters.stream().map(it -> it.onto(Arguments.NONE)).toList()));
          assertThat(series).isNotEmpty();
          assertThat(series.stream().mapToLong(row -> row.whole("events")).sum())
              .isEqualTo(
                  seen(events).stream()
                      .filter(it -> it.type().equals(type))
                      .filter(it -> FunnelOracle.passes(it, filters))
                      .count());
        });
  }

  @Test
  void bothEnginesTellWhatCameBeforeTheOutcome() {
    SeededRandom.forAll(
        60,
        random -> {
          RandomEvents events = RandomEvents.of(random);
          Engines engines = new Engines(events);
          List<AnswerRow> features =
              engines.query(
                  Queries.USER_FEATURES,
                  RANGE
                      .with("outcome_type", random.pick(RandomEvents.TYPES))
                      .with(
                          "properties", RandomEvents.PROPERTIES.subList(0, random.between(0, 5))));
          assertThat(features.stream().map(row -> row.text("subject")).collect(Collectors.toSet()))
              .isEqualTo(
                  seen(events).stream()
                      .map(EventRow::subject)
                      .filter(it -> it != null)
                      .collect(Collectors.toSet()));
        });
  }

  @Test
  void bothEnginesListTheTypesThereAre() {
    SeededRandom.forAll(
        20,
        random -> {
          RandomEvents events = RandomEvents.of(random);
          Engines engines = new Engines(events);
          assertThat(engines.query(Queries.EVENT_TYPES, RANGE))
              .extracting(row -> row.text("type"))
              .isEqualTo(seen(events).stream().map(EventRow::type).distinct().sorted().toList());
        });
  }

  private static List<EventRow> seen(RandomEvents events) {
    return events.once().stream()
        .filter(
            it -> !it.time().isBefore(RandomEvents.BEGIN.plusSeconds(1)) && it.time().isBefore(END))
        .toList();
  }
}
