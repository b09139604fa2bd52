package dev.steward.analytics.table;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A number for each row: whether something is so, or how much. */
public sealed interface Metric {
  String column();

  /** One value a row; NaN where it is not known. */
  double[] values(Table table);

  /** 1 where the column has that level, 0 where it has another; its mean is a rate. */
  record Rate(String column, String level) implements Metric {
    @Override
    public double[] values(Table table) {
      return switch (table.column(column)) {
        case NumberColumn numbers -> equal(numbers);
        case CategoryColumn categories -> equal(categories);
        case MixedColumn mixed -> throw mixed.unusable();
      };
    }

    private double[] equal(CategoryColumn column) {
      int wanted = column.levels().indexOf(level);
      return IntStream.range(0, column.rows())
          .mapToDouble(row -> column.missing(row) ? Double.NaN : column.code(row) == wanted ? 1 : 0)
          .toArray();
    }

    private double[] equal(NumberColumn column) {
      Column asked = new ColumnBuilder(level).cell(level).build();
      double wanted = asked instanceof NumberColumn number ? number.value(0) : Double.NaN;
      return Arrays.stream(column.values())
          .map(value -> Double.isNaN(value) ? Double.NaN : value == wanted ? 1 : 0)
          .toArray();
    }
  }

  /** The numbers of the column as they are. */
  record Mean(String column) implements Metric {
    @Override
    public double[] values(Table table) {
      return switch (table.column(column)) {
        case NumberColumn numbers -> numbers.values();
        case CategoryColumn words ->
            throw new Fault(
                ProblemType.INVALID_INPUT,
                "column " + words.name() + " holds words: ask for the rate of one of them");
        case MixedColumn mixed -> throw mixed.unusable();
      };
    }
  }
}
