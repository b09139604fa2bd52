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

  /** In 10,000 values. The setting promises one where the past is of one kind. */
  private static final double MOST = 6;

  record Kind(String name, Function<Random, IntToDoubleFunction> values) {
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
    System.out.printf("%-22s %.1f alarms in 10,000 values%n", kind.name(), rate);

    assertThat(rate).isLessThanOrEqualTo(MOST);
  }

  static List<Kind> kinds() {
    return List.of(
        new Kind("constant", random -> i -> 7),
        new Kind("normal", random -> i -> random.nextGaussian()),
        new Kind("uniform", random -> i -> random.nextDouble()),
        new Kind("heavy tails", random -> i -> Synthetic.heavy(random)),
        new Kind("log-normal", random -> i -> Math.exp(random.nextGaussian())),
        new Kind("counts", random -> i -> Synthetic.poisson(3, random)),
        new Kind("rare counts", random -> i -> Synthetic.poisson(0.05, random)),
        new Kind("zero or one", random -> i -> random.nextInt(2)),
        new Kind(
            "spikes", random -> i -> random.nextGaussian() + (random.nextInt(100) == 0 ? 30 : 0)),
        new Kind("slow wander", FalseAlarmsTest::wander),
        new Kind("trend", random -> i -> 0.01 * i + random.nextGaussian()),
        new Kind(
            "day", random -> i -> 10 * Math.sin(2 * Math.PI * i / 288) + random.nextGaussian()),
        new Kind("day with a peak", random -> i -> (i % 288 < 3 ? 100 : 0) + random.nextGaussian()),
        new Kind("business week", random -> i -> Synthetic.business(i / 12, random)));
  }

  private static IntToDoubleFunction wander(Random random) {
    double[] state = {0};
    return i -> state[0] = 0.95 * state[0] + random.nextGaussian();
  }
}
