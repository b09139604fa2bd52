package dev.steward.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.steward.analytics.measure.Interval;
import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.NumberColumn;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class StrengthTest {
  private static final int RUNS = 400;

  /** Of 100 rows in two by two, V is 0.4; Bergsma takes its bias out. */
  @Test
  void isCramersVWithoutItsBias() {
    boolean[] group = new boolean[100];
    double[] outcome = new double[100];
    for (int row = 0; row < 100; row++) {
      group[row] = row < 50;
      outcome[row] = row < 35 || row >= 85 ? 1 : 0;
    }
    double v = 0.4;
    double bergsma = Math.sqrt((v * v - 1.0 / 99) / (1 - 1.0 / 99));

    Interval strength = strength(new Metric.Rate("y", "1"), outcome, group);

    assertThat(strength.estimate()).isCloseTo(bergsma, within(0.005));
  }

  @Test
  void holdsTheTrueStrengthOfARateInAboutNineteenOfTwentyRuns() {
    double low = 0.1;
    double high = 0.3;
    double mean = (low + high) / 2;
    double truth = (high - low) / 2 / Math.sqrt(mean * (1 - mean));

    assertThat(coverage(new Metric.Rate("y", "1"), low, high, truth)).isBetween(0.92, 0.98);
  }

  @Test
  void holdsNoughtInAboutNineteenOfTwentyRunsWhenThereIsNoEffect() {
    assertThat(coverage(new Metric.Rate("y", "1"), 0.3, 0.3, 0)).isBetween(0.92, 0.98);
  }

  private static double coverage(Metric metric, double low, double high, double truth) {
    int held = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Noise noise = new Noise(seed, 600);
      boolean[] group = noise.flags(0.5);
      double[] outcome =
          IntStream.range(0, group.length)
              .mapToDouble(row -> noise.chance(group[row] ? high : low) ? 1 : 0)
              .toArray();
      held += strength(metric, outcome, group).holds(truth) ? 1 : 0;
    }
    return (double) held / RUNS;
  }

  @Test
  void holdsTheTrueAssociationOfANumberInAboutNineteenOfTwentyRuns() {
    int held = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Noise noise = new Noise(seed, 300);
      double[] x = noise.normal();
      double[] y = noise.normal();
      double[] mixed =
          IntStream.range(0, 300).mapToDouble(i -> 0.5 * x[i] + Math.sqrt(0.75) * y[i]).toArray();
      double truth = 6 / Math.PI * Math.asin(0.5 / 2);
      held += Trends.spearman(x, mixed, 0.95).holds(truth) ? 1 : 0;
    }

    assertThat((double) held / RUNS).isBetween(0.92, 0.98);
  }

  @Test
  void holdsTheTrueRankBiserialCorrelationInAboutNineteenOfTwentyRuns() {
    double truth = 2 * area() - 1;
    int held = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Noise noise = new Noise(seed, 300);
      double[] x = noise.normal();
      double[] happened = new double[300];
      for (int row = 0; row < 300; row++) {
        happened[row] = noise.chance(0.4) ? 1 : 0;
        x[row] += happened[row];
      }
      held += Trends.rankBiserial(x, happened, 0.95).holds(truth) ? 1 : 0;
    }

    assertThat((double) held / RUNS).isBetween(0.92, 0.98);
  }

  /** Chance that a normal value shifted by one lies above one that is not: Φ(1/√2). */
  private static double area() {
    return NormalDistribution.of(0, 1).cumulativeProbability(1 / Math.sqrt(2));
  }

  private static Interval strength(Metric metric, double[] outcome, boolean[] group) {
    CategoryColumn column = CategoryColumn.ofFlags("group", group);
    return Strength.of(
        new Outcome(metric, new NumberColumn("y", outcome).values()),
        new Groupings(1).of(column),
        0.95);
  }
}
