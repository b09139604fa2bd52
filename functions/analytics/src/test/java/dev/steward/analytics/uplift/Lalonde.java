package dev.steward.analytics.uplift;

import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.Metric;
import dev.steward.analytics.table.NumberColumn;
import dev.steward.analytics.table.SharedData;
import dev.steward.analytics.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** A job training programme: its experiment, and its trained people beside people of a survey. */
final class Lalonde {
  static final Metric.Rate TRAINED = new Metric.Rate("treat", "1");
  static final Metric EARNINGS = new Metric.Mean("re78");
  static final String[] BEFORE = {
    "age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75"
  };

  private static final String EXPERIMENT = "lalonde-nsw/nsw_mixtape.csv";
  private static final String SURVEY = "lalonde-nsw/cps_mixtape.csv";

  private Lalonde() {}

  static Table experiment() {
    return SharedData.table(EXPERIMENT);
  }

  /** The trained of the experiment, and the survey instead of its controls. */
  static Table observational() {
    Table both = SharedData.table(EXPERIMENT, SURVEY);
    double[] trained = TRAINED.values(both);
    int experiment = experiment().rows();
    int[] picked =
        IntStream.range(0, both.rows())
            .filter(row -> row >= experiment || trained[row] == 1)
            .toArray();
    return both.rows(picked);
  }

  /** With the powers, products and indicators that are often used with these data. */
  static Table expanded() {
    List<Column> columns = new ArrayList<>(observational().columns());
    columns.add(made("age2", "age", "age", (a, b) -> a * b));
    columns.add(made("age3", "age", "age", (a, b) -> a * a * b));
    columns.add(made("educ2", "educ", "educ", (a, b) -> a * b));
    columns.add(made("u74", "re74", "re74", (a, b) -> a == 0 ? 1 : 0));
    columns.add(made("u75", "re75", "re75", (a, b) -> a == 0 ? 1 : 0));
    columns.add(made("educ_re74", "educ", "re74", (a, b) -> a * b));
    return new Table(columns);
  }

  private static Column made(String name, String one, String other, DoubleBinaryOperator how) {
    Table table = observational();
    double[] a = new Metric.Mean(one).values(table);
    double[] b = new Metric.Mean(other).values(table);
    return new NumberColumn(
        name,
        IntStream.range(0, a.length).mapToDouble(r -> how.applyAsDouble(a[r], b[r])).toArray());
  }
}
