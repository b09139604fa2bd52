package dev.steward.warehouse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.Queries;
import dev.steward.testkit.SeededRandom;
import dev.steward.warehouse.reference.RetentionOracle.Retained;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final List<ChronoUnit> GRAINS =
      List.of(ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS);

  @Test
  void bothEnginesCountWhoCameBackAsTheDefinitionDoes() {
    SeededRandom.forAll(
        100,
        random -> {
          RandomEvents events = RandomEvents.of(random);
          Engines engines = new Engines(events);
          for (int i = 0; i < 3; i++) {
            RetentionOracle asked = asked(random);
            assertThat(
                    engines.query(Queries.RETENTION, arguments(asked)).stream()
                        .map(
                            row ->
                                new Retained(
                                    row.date("cohort"),
                                    row.whole("size"),
                                    row.whole("period"),
                                    row.whole("classic"),
                                    row.whole("rolling"))))
                .isEqualTo(asked.of(events.once()));
          }
        });
  }

  private static RetentionOracle asked(SeededRandom random) {
    Instant from = RandomEvents.BEGIN.plus(Duration.ofHours(random.pick(List.of(-1, 0, 8, 50))));
    return new RetentionOracle(
        random.pick(GRAINS),
        random.pick(RandomEvents.TYPES),
        random.chance(0.3) ? null : random.pick(RandomEvents.TYPES),
        from,
        from.plus(Duration.ofDays(random.pick(List.of(1, 30, 200)))),
        random.pick(List.of(0, 3, 500)));
  }

  private static Arguments arguments(RetentionOracle asked) {
    String grain = asked.grain().name().toLowerCase(Locale.ROOT);
    return Arguments.NONE
        .with("from_time", asked.from())
        .with("to_time", asked.to())
        .with("grain", grain.substring(0, grain.length() - 1))
        .with("start_type", asked.start())
        .with("return_type", asked.back())
        .with("periods", asked.periods());
  }
}
