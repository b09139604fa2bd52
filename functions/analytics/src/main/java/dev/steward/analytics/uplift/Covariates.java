package dev.steward.analytics.uplift;

import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.MixedColumn;
import dev.steward.analytics.table.NumberColumn;
import dev.steward.analytics.table.Table;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Covariates as numbers: mean 0 and variance 1, levels as indicators, a hole as the mean and an
 * indicator of the hole. What others already say, or what says nothing, is left out.
 */
final class Covariates {
  private static final double NOTHING_NEW = 1e-9;
  private static final int MOST_LEVELS = 50;
  private static final double NEARLY_ALL = 0.9;

  private final List<String> names;
  private final List<double[]> columns;
  private final int rows;

  private Covariates(List<String> names, List<double[]> columns, int rows) {
    this.names = List.copyOf(names);
    this.columns = List.copyOf(columns);
    this.rows = rows;
  }

  static Covariates of(Table table, List<String> names) {
    Builder builder = new Builder(table.rows());
    for (String name : names) {
      builder.add(table.column(name));
    }
    return new Covariates(builder.names, builder.columns, table.rows());
  }

  /** Whether a column is a measurement or a handful of levels, and not the name of a row. */
  static boolean usable(Column column) {
    return switch (column) {
      case NumberColumn numbers ->
          numbers.distinct().length < NEARLY_ALL * column.present()
              || Arrays.stream(numbers.distinct()).anyMatch(value -> value != Math.rint(value));
      case CategoryColumn levels -> levels.levels().size() <= MOST_LEVELS;
      case MixedColumn mixed -> false;
    };
  }

  Covariates with(String name, double[] values) {
    Builder builder = new Builder(rows);
    builder.names.addAll(names);
    builder.columns.addAll(columns);
    columns.forEach(builder::span);
    builder.offer(name, values);
    return new Covariates(builder.names, builder.columns, rows);
  }

  /** For fewer rows: standardised anew, and without what is constant or double among them. */
  Covariates rows(int[] picked) {
    Builder builder = new Builder(picked.length);
    for (int k = 0; k < size(); k++) {
      double[] column = columns.get(k);
      builder.offer(names.get(k), Arrays.stream(picked).mapToDouble(row -> column[row]).toArray());
    }
    return new Covariates(builder.names, builder.columns, picked.length);
  }

  List<String> names() {
    return names;
  }

  int size() {
    return names.size();
  }

  double[] column(int index) {
    return columns.get(index).clone();
  }

  /** Row by row, with a leading 1. */
  double[][] design() {
    double[][] design = new double[rows][size() + 1];
    for (int row = 0; row < rows; row++) {
      design[row][0] = 1;
      for (int k = 0; k < size(); k++) {
        design[row][k + 1] = columns.get(k)[row];
      }
    }
    return design;
  }

  private static final class Builder {
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final List<double[]> spanned = new ArrayList<>();
    private final int rows;

    Builder(int rows) {
      this.rows = rows;
    }

    void add(Column column) {
      switch (column) {
        case NumberColumn numbers -> offer(column.name(), numbers.values());
        case CategoryColumn levels -> levels(levels);
        case MixedColumn mixed -> throw mixed.unusable();
      }
      if (column.present() < rows) {
        double[] holes = new double[rows];
        Arrays.setAll(holes, row -> column.missing(row) ? 1 : 0);
        offer(column.name() + " missing", holes);
      }
    }

    private void levels(CategoryColumn column) {
      if (column.levels().size() > MOST_LEVELS) {
        throw new Fault(
            ProblemType.INVALID_INPUT,
            "column %s has %s levels; a covariate has at most %d"
                .formatted(column.name(), Words.count(column.levels().size()), MOST_LEVELS));
      }
      for (int level = 1; level < column.levels().size(); level++) {
        int code = level;
        double[] is = new double[rows];
        Arrays.setAll(is, row -> column.code(row) == code ? 1 : 0);
        offer(column.name() + " " + column.levels().get(level), is);
      }
    }

    void offer(String name, double[] values) {
      double[] standard = standardised(values);
      if (standard.length > 0 && span(standard)) {
        names.add(name);
        columns.add(standard);
      }
    }

    /** Gram and Schmidt: whether there is anything left that the columns so far do not say. */
    boolean span(double[] standard) {
      double[] rest = standard.clone();
      for (double[] direction : spanned) {
        double along = 0;
        for (int row = 0; row < rows; row++) {
          along += rest[row] * direction[row];
        }
        for (int row = 0; row < rows; row++) {
          rest[row] -= along * direction[row];
        }
      }
      double length = Math.sqrt(Arrays.stream(rest).map(value -> value * value).sum());
      if (length * length < NOTHING_NEW * rows) {
        return false;
      }
      spanned.add(Arrays.stream(rest).map(value -> value / length).toArray());
      return true;
    }

    /** Empty for a constant. */
    private double[] standardised(double[] values) {
      double mean = Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(0);
      double[] centred = Arrays.stream(values).map(v -> Double.isNaN(v) ? 0 : v - mean).toArray();
      double spread = Math.sqrt(Arrays.stream(centred).map(v -> v * v).average().orElse(0));
      return spread <= 1e-12 * Math.max(1, Math.abs(mean))
          ? new double[0]
          : Arrays.stream(centred).map(v -> v / spread).toArray();
    }
  }
}
