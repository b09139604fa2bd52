package dev.steward.analytics.table;

import java.util.Arrays;

/** Numbers; NaN where there is none. */
public final class NumberColumn implements Column {
  private final String name;
  private final double[] values;

  /** Infinite values are refused: no mean survives them. */
  public NumberColumn(String name, double[] values) {
    for (double value : values) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException("column " + name + " holds an infinite number");
      }
    }
    this.name = name;
    this.values = values.clone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  public boolean missing(int row) {
    return Double.isNaN(values[row]);
  }

  public double value(int row) {
    return values[row];
  }

  public double[] values() {
    return values.clone();
  }

  /** The different values, ascending. */
  public double[] distinct() {
    return Arrays.stream(values)
        .filter(value -> !Double.isNaN(value))
        .distinct()
        .sorted()
        .toArray();
  }

  @Override
  public NumberColumn rows(int[] picked) {
    return new NumberColumn(name, Arrays.stream(picked).mapToDouble(row -> values[row]).toArray());
  }
}
