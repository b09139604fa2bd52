package dev.steward.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.analytics.drivers.DriverAnswer.Drivers;
import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.NumberColumn;
import dev.steward.analytics.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** On pure noise a driver may be named by chance, but only in one run of twenty. */
class FalseDiscoveryTest {
  private static final int RUNS = 100;
  private static final int ROWS = 800;
  private static final int FEATURES = 50;

  /** A method that errs in 5 % of runs errs more often than this once in a hundred. */
  private static final int MOST =
      BinomialDistribution.of(RUNS, 0.05).inverseCumulativeProbability(0.99);

  @Test
  void seldomNamesADriverOfARateInNoise() {
    int named =
        falseAlarms(
            new Metric.Rate("outcome", "true"),
            noise -> CategoryColumn.ofFlags("outcome", noise.flags(0.2)));

    assertThat(named).isLessThanOrEqualTo(MOST);
  }

  @Test
  void seldomNamesADriverOfASkewedMeanInNoise() {
    int named =
        falseAlarms(
            new Metric.Mean("outcome"),
            noise ->
                new NumberColumn(
                    "outcome", Arrays.stream(noise.normal()).map(Math::exp).toArray()));

    assertThat(named).isLessThanOrEqualTo(MOST);
  }

  private static int falseAlarms(Metric metric, Function<Noise, Column> outcome) {
    int named = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Noise noise = new Noise(seed, ROWS);
      List<Column> columns = new ArrayList<>(noise.features(FEATURES));
      columns.add(outcome.apply(noise));
      Drivers answer = (Drivers) TopDrivers.find(new Table(columns), DriverQuestion.about(metric));
      assertThat(answer.basis().tested()).isEqualTo(FEATURES);
      named += answer.drivers().isEmpty() ? 0 : 1;
    }
    return named;
  }
}
