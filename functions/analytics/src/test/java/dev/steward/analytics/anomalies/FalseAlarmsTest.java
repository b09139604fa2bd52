package dev.steward.analytics.anomalies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Series in which nothing happens: 30,000 values of each kind. */
class FalseAlarmsTest {
  private static final int N = 30_000;

  /**
   * A kind of series.
   *
   * @param most alarms in 10,000 values; the setting aims at one, which heavy tails, rare events
   *     and the weeks before a season is known exceed
   */
  record Kind(String name, double most, Function<Random, IntToDoubleFunction> values) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void raisesFewAlarmsWhereNothingHappens(Kind kind) {
    List<Observation> series =
        Synthetic.series(
            N, Duration.ofMinutes(5), kind.values().apply(new Random(kind.name().hashCode())));
    double rate = Synthetic.anomalies(series).size() * 10_000.0 / N;

    assertThat(rate).isLessThanOrEqualTo(kind.most());
  }

  static List<Kind> kinds() {
    return List.of(
        new Kind("constant", 0, random -> i -> 7),
        new Kind("normal", 2, random -> i -> random.nextGaussian()),
        new Kind("uniform", 2, random -> i -> random.nextDouble()),
        new Kind("heavy tails", 6, random -> i -> Synthetic.heavy(random)),
        new Kind("log-normal", 4, random -> i -> Math.exp(random.nextGaussian())),
        new Kind("counts", 4, random -> i -> Synthetic.poisson(3, random)),
        new Kind("rare counts", 10, random -> i -> Synthetic.poisson(0.05, random)),
        new Kind("zero or one", 2, random -> i -> random.nextInt(2)),
        new Kind(
            "spikes",
            4,
            random -> i -> random.nextGaussian() + (random.nextInt(100) == 0 ? 30 : 0)),
        new Kind("slow wander", 4, FalseAlarmsTest::wander),
        new Kind("trend", 4, random -> i -> 0.01 * i + random.nextGaussian()),
        new Kind(
            "day", 2, random -> i -> 10 * Math.sin(2 * Math.PI * i / 288) + random.nextGaussian()),
        new Kind(
            "day with a peak", 4, random -> i -> (i % 288 < 3 ? 100 : 0) + random.nextGaussian()),
        new Kind("business week", 10, random -> i -> Synthetic.business(i / 12, random)));
  }

  private static IntToDoubleFunction wander(Random random) {
    double[] state = {0};
    return i -> state[0] = 0.95 * state[0] + random.nextGaussian();
  }
}
