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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                      .with("landmark_micros", null)
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
  void bothEnginesLeaveOutWhoHadTheOutcomeByTheLandmarkOrDidNotReachIt() {
    SeededRandom.forAll(
        20,
        random -> {
          RandomEvents events = RandomEvents.of(random);
          String outcome = random.pick(RandomEvents.TYPES);
          long landmark = random.between(0, 40) * 3_600_000_000L;
          List<AnswerRow> features =
              new Engines(events)
                  .query(
                      Queries.USER_FEATURES,
                      RANGE
                          .with("outcome_type", outcome)
                          .with("landmark_micros", landmark)
                          .with("properties", RandomEvents.PROPERTIES));
          assertThat(features.stream().map(row -> row.text("subject")).collect(Collectors.toSet()))
              .isEqualTo(atLandmark(seen(events), outcome, landmark));
        });
  }

  @Test
  void bothEnginesTellHowSoonAnOutcomeComes() {
    SeededRandom.forAll(
        20,
        random -> {
          RandomEvents events = RandomEvents.of(random);
          String outcome = random.pick(RandomEvents.TYPES);
          List<Long> delays =
              bySubject(seen(events)).values().stream()
                  .filter(each -> first(each, outcome) > first(each))
                  .filter(each -> first(each, outcome) < Long.MAX_VALUE)
                  .map(each -> first(each, outcome) - first(each))
                  .sorted()
                  .toList();
          List<AnswerRow> rows =
              new Engines(events)
                  .query(Queries.OUTCOME_DELAYS, RANGE.with("outcome_type", outcome));
          assertThat(rows)
              .extracting(row -> List.of(row.whole("users"), row.whole("quarter_micros")))
              .isEqualTo(
                  delays.isEmpty()
                      ? List.of()
                      : List.of(
                          List.of((long) delays.size(), delays.get((delays.size() + 3) / 4 - 1))));
        });
  }

  private static Set<String> atLandmark(List<EventRow> seen, String outcome, long after) {
    return bySubject(seen).entrySet().stream()
        .filter(each -> first(each.getValue()) + after < first(each.getValue(), outcome))
        .filter(each -> first(each.getValue()) + after < micros(END))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Map<String, List<EventRow>> bySubject(List<EventRow> events) {
    return events.stream()
        .filter(each -> each.subject() != null)
        .collect(Collectors.groupingBy(each -> String.valueOf(each.subject())));
  }

  private static long first(List<EventRow> events) {
    return events.stream().mapToLong(each -> micros(each.time())).min().orElseThrow();
  }

  private static long first(List<EventRow> events, String type) {
    return events.stream()
        .filter(each -> each.type().equals(type))
        .mapToLong(each -> micros(each.time()))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
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
