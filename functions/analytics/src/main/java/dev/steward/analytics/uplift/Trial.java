package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Sample;
import dev.steward.analytics.table.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of which treatment and outcome are known. */
final class Trial {
  private final Table table;
  private final boolean[] treated;
  private final double[] outcome;

  /** The arrays are taken over, not copied. */
  Trial(Table table, boolean[] treated, double[] outcome) {
    this.table = table;
    this.treated = treated;
    this.outcome = outcome;
  }

  static Trial of(Table table, double[] treated, double[] outcome) {
    int[] known =
        IntStream.range(0, treated.length)
            .filter(row -> !Double.isNaN(treated[row]) && !Double.isNaN(outcome[row]))
            .toArray();
    boolean[] arm = new boolean[known.length];
    for (int row = 0; row < known.length; row++) {
      arm[row] = treated[known[row]] == 1;
    }
    double[] kept = Arrays.stream(known).mapToDouble(row -> outcome[row]).toArray();
    return new Trial(table.rows(known), arm, kept);
  }

  Table table() {
    return table;
  }

  int n() {
    return outcome.length;
  }

  boolean treated(int row) {
    return treated[row];
  }

  double outcome(int row) {
    return outcome[row];
  }

  double[] outcomes() {
    return outcome.clone();
  }

  int count(boolean arm) {
    int count = 0;
    for (boolean one : treated) {
      count += one == arm ? 1 : 0;
    }
    return count;
  }

  Sample arm(boolean arm) {
    return arm(arm, outcome);
  }

  /** One arm's part of values that go row by row. */
  Sample arm(boolean arm, double[] values) {
    return Sample.of(
        IntStream.range(0, n())
            .filter(row -> treated[row] == arm)
            .mapToDouble(row -> values[row])
            .toArray());
  }

  Trial rows(int[] picked) {
    boolean[] arms = new boolean[picked.length];
    for (int row = 0; row < picked.length; row++) {
      arms[row] = treated[picked[row]];
    }
    double[] outcomes = Arrays.stream(picked).mapToDouble(row -> outcome[row]).toArray();
    return new Trial(table.rows(picked), arms, outcomes);
  }

  Trial assigned(boolean[] others) {
    return new Trial(table, others.clone(), outcome);
  }

  /** The same arms with another outcome; rows where that is missing are gone. */
  Trial measuring(double[] another) {
    double[] arms = new double[n()];
    Arrays.setAll(arms, row -> treated[row] ? 1 : 0);
    return of(table, arms, another);
  }
}
