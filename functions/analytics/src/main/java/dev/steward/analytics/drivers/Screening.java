package dev.steward.analytics.drivers;

import dev.steward.analytics.drivers.LeftOut.Why;
import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.MixedColumn;
import dev.steward.analytics.table.NumberColumn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which columns can be tested at all, and as which groups. */
final class Screening {
  /** Nothing honest is that close to the outcome before it happened. */
  private static final double TELLING = 0.95;

  private static final double CONFIDENCE = 0.95;
  private static final int ENOUGH_TO_TELL = 20;

  private final Outcome outcome;
  private final List<Column> forbidden;

  Screening(Outcome outcome, List<Column> forbidden) {
    this.outcome = outcome;
    this.forbidden = forbidden;
  }

  /** What became of a column. */
  sealed interface Screened {
    record Candidate(Column column, Grouping grouping) implements Screened {}

    record Out(LeftOut leftOut) implements Screened {}
  }

  Screened screen(Column column) {
    Optional<LeftOut> useless = useless(column);
    if (useless.isPresent()) {
      return new Screened.Out(useless.get());
    }
    Grouping grouping =
        switch (column) {
          case NumberColumn numbers -> new Groupings(outcome.smallestGroup()).of(numbers);
          case CategoryColumn levels -> new Groupings(outcome.smallestGroup()).of(levels);
          case MixedColumn mixed -> throw new IllegalStateException(mixed.name());
        };
    if (tells(column, grouping)) {
      return out(
          column,
          Why.TELLS_THE_OUTCOME,
          "it tells the outcome nearly by itself; was it written down after it?");
    }
    if (grouping.size() < 2) {
      return out(
          column,
          Why.TOO_FEW,
          "fewer than two groups with at least %d rows".formatted(outcome.smallestGroup()));
    }
    return new Screened.Candidate(column, grouping);
  }

  private static Screened.Out out(Column column, Why why, String detail) {
    return new Screened.Out(new LeftOut(column.name(), why, detail));
  }

  private Optional<LeftOut> useless(Column column) {
    if (column instanceof MixedColumn mixed) {
      return leftOut(
          column,
          Why.MIXED_TYPES,
          "%s numbers and %s texts such as \"%s\""
              .formatted(
                  Words.count(mixed.numbers()),
                  Words.count(mixed.texts()),
                  Words.name(mixed.example())));
    }
    int present = column.present();
    if (present == 0) {
      return leftOut(column, Why.EMPTY, "it holds no value");
    }
    long distinct = distinct(column);
    if (distinct == 1 && present == column.rows()) {
      return leftOut(column, Why.CONSTANT, "every row has the same value");
    }
    if (distinct == present && present >= ENOUGH_TO_TELL && countable(column)) {
      return leftOut(column, Why.IDENTIFIER, "every row has a value of its own");
    }
    if (forbidden.stream().anyMatch(barred -> sameGroups(column, barred))) {
      return leftOut(
          column,
          Why.STANDS_FOR_A_FORBIDDEN_ONE,
          "it parts the rows exactly as a feature does that may not be used");
    }
    return Optional.empty();
  }

  private static Optional<LeftOut> leftOut(Column column, Why why, String detail) {
    return Optional.of(new LeftOut(column.name(), why, detail));
  }

  private static long distinct(Column column) {
    return switch (column) {
      case NumberColumn numbers -> numbers.distinct().length;
      case CategoryColumn levels -> Arrays.stream(levels.counts()).filter(c -> c > 0).count();
      case MixedColumn mixed -> mixed.present();
    };
  }

  /** Measurements may all differ; words and whole numbers that all differ are names. */
  private static boolean countable(Column column) {
    return !(column instanceof NumberColumn numbers)
        || Arrays.stream(numbers.distinct()).allMatch(value -> value == Math.rint(value));
  }

  private boolean tells(Column column, Grouping grouping) {
    if (grouping.size() > 1 && strength(grouping) >= TELLING) {
      return true;
    }
    if (column instanceof NumberColumn numbers && numbers.present() >= ENOUGH_TO_TELL) {
      Trend trend = Trends.of(outcome, numbers, CONFIDENCE);
      if (Math.abs(trend.association().estimate()) >= TELLING) {
        return true;
      }
    }
    Grouping filled = filled(column);
    return filled.size() > 1 && strength(filled) >= TELLING;
  }

  private double strength(Grouping grouping) {
    return Strength.of(outcome, grouping, CONFIDENCE).estimate();
  }

  /** Whether there is a value at all: a reason for leaving is known of those who left. */
  private static Grouping filled(Column column) {
    boolean[] there = new boolean[column.rows()];
    for (int row = 0; row < there.length; row++) {
      there[row] = !column.missing(row);
    }
    return new Groupings(1).of(CategoryColumn.ofFlags(column.name(), there));
  }

  private static boolean sameGroups(Column one, Column other) {
    Set<List<Object>> pairs = new HashSet<>();
    Set<Object> ones = new HashSet<>();
    Set<Object> others = new HashSet<>();
    for (int row = 0; row < one.rows(); row++) {
      Object a = key(one, row);
      Object b = key(other, row);
      pairs.add(List.of(a, b));
      ones.add(a);
      others.add(b);
    }
    return pairs.size() == ones.size() && pairs.size() == others.size();
  }

  private static Object key(Column column, int row) {
    return column.missing(row)
        ? "missing"
        : switch (column) {
          case NumberColumn numbers -> numbers.value(row);
          case CategoryColumn levels -> levels.code(row);
          case MixedColumn mixed -> mixed.missing(row);
        };
  }
}
