package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes groups of a column: its levels, or ranges of its numbers. */
final class Groupings {
  private static final int MOST_LEVELS = 50;
  private static final int FEW_NUMBERS = 5;

  private final int smallest;

  Groupings(int smallest) {
    this.smallest = smallest;
  }

  Grouping of(CategoryColumn column) {
    String name = Words.name(column.name());
    List<String> said = new ArrayList<>();
    for (String level : column.levels()) {
      said.add(phrase(column, name, level));
    }
    int[] codes = new int[column.rows()];
    Arrays.setAll(codes, column::code);
    return levels(column, said, codes, column.isFlag());
  }

  Grouping of(NumberColumn column) {
    double[] distinct = column.distinct();
    return distinct.length <= FEW_NUMBERS ? values(column, distinct) : ranges(column);
  }

  private Grouping values(NumberColumn column, double[] distinct) {
    String name = Words.name(column.name());
    List<String> said =
        Arrays.stream(distinct).mapToObj(v -> "with " + name + " " + Words.number(v)).toList();
    int[] codes = new int[column.rows()];
    Arrays.setAll(
        codes,
        row ->
            column.missing(row) ? Grouping.NONE : Arrays.binarySearch(distinct, column.value(row)));
    return levels(column, said, codes, false);
  }

  private Grouping ranges(NumberColumn column) {
    Ranges ranges = Ranges.of(column, smallest);
    int[] of = new int[column.rows()];
    int missing = 0;
    for (int row = 0; row < of.length; row++) {
      of[row] = column.missing(row) ? Grouping.NONE : ranges.indexOf(column.value(row));
      missing += column.missing(row) ? 1 : 0;
    }
    String name = Words.name(column.name());
    List<String> said = new ArrayList<>(ranges.said(name));
    if (missing >= smallest) {
      Arrays.setAll(of, row -> of[row] == Grouping.NONE ? ranges.size() : of[row]);
      said.add(withoutValue(column));
    }
    return new Grouping(column.name(), said, ranges.cuts(name), false, of);
  }

  /** Levels too rare to be compared are one group together, if together they are enough. */
  private Grouping levels(Column column, List<String> said, int[] codes, boolean flag) {
    int[] counts = new int[said.size() + 1];
    for (int code : codes) {
      counts[code == Grouping.NONE ? said.size() : code]++;
    }
    int least = Math.max(smallest, least(counts));
    int[] number = new int[counts.length];
    List<String> kept = new ArrayList<>();
    int rare = 0;
    for (int level = 0; level < counts.length; level++) {
      boolean missing = level == said.size();
      boolean enough = counts[level] >= least;
      number[level] = enough ? kept.size() : Grouping.NONE;
      if (enough) {
        kept.add(missing ? withoutValue(column) : said.get(level));
      } else if (!missing) {
        rare += counts[level];
        number[level] = Integer.MAX_VALUE;
      }
    }
    int pooled = rare >= smallest ? kept.size() : Grouping.NONE;
    if (rare >= smallest) {
      kept.add("with another " + Words.name(column.name()));
    }
    int[] of = new int[codes.length];
    for (int row = 0; row < of.length; row++) {
      int group = number[codes[row] == Grouping.NONE ? said.size() : codes[row]];
      of[row] = group == Integer.MAX_VALUE ? pooled : group;
    }
    return new Grouping(column.name(), kept, List.of(), flag && kept.size() == 2, of);
  }

  /** The size a level must have to be among the most frequent ones. */
  private static int least(int[] counts) {
    if (counts.length <= MOST_LEVELS) {
      return 0;
    }
    int[] ascending = counts.clone();
    Arrays.sort(ascending);
    return ascending[ascending.length - MOST_LEVELS] + 1;
  }

  private static String phrase(CategoryColumn column, String name, String level) {
    if (column.isFlag()) {
      return (level.equals("true") ? "with " : "without ") + name;
    }
    return "with " + name + " " + Words.name(level);
  }

  private static String withoutValue(Column column) {
    return "with no " + Words.name(column.name()) + " known";
  }
}
