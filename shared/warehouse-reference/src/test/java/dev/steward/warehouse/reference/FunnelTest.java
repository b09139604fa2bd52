package dev.steward.warehouse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Queries;
import dev.steward.testkit.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunnelTest {
  @Test
  void bothEnginesCountWhatTheDefinitionCounts() {
    SeededRandom.forAll(
        100,
        random -> {
          RandomEvents events = RandomEvents.of(random);
          Engines engines = new Engines(events);
          for (int i = 0; i < 3; i++) {
            Steps steps = Steps.random(random, events.stride());
            Map<String, Integer> furthest = new FunnelOracle(steps).furthest(events.once());
            List<AnswerRow> rows = engines.query(Queries.FUNNEL, steps.arguments());
            assertThat(rows.stream().map(row -> row.whole("users")))
                .isEqualTo(
                    IntStream.rangeClosed(1, steps.steps().size())
                        .mapToObj(k -> furthest.values().stream().filter(f -> f >= k).count())
                        .toList());
          }
        });
  }

  @Test
  void bothEnginesNameWhoFellOut() {
    SeededRandom.forAll(
        60,
        random -> {
          RandomEvents events = RandomEvents.of(random);
          Engines engines = new Engines(events);
          Steps steps = Steps.random(random, events.stride());
          long step = random.between(0, 2);
          Map<String, Integer> furthest = new FunnelOracle(steps).furthest(events.once());
          List<AnswerRow> rows =
              engines.query(Queries.DROPOFFS, steps.arguments().with("step", step));
          furthest.values().removeIf(it -> it == steps.steps().size() || (step > 0 && it != step));
          assertThat(
                  rows.stream()
                      .collect(
                          Collectors.toMap(
                              row -> row.text("subject"), row -> (int) row.whole("step"))))
              .isEqualTo(furthest);
        });
  }
}
