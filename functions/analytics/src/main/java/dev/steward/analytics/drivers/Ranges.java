package dev.steward.analytics.drivers;

import dev.steward.analytics.measure.Words;
import dev.steward.analytics.table.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Up to five ranges of about equally many numbers. Equal numbers are never parted, so with many
 * ties there are fewer.
 */
final class Ranges {
  private static final int MOST = 5;

  private final double[] ends;

  /** The last number of each range but the last. */
  private Ranges(double[] ends) {
    this.ends = ends;
  }

  static Ranges of(NumberColumn column, int smallest) {
    double[] sorted =
        Arrays.stream(column.values()).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int wanted = Math.clamp(sorted.length / smallest, 1, MOST);
    List<Double> ends = new ArrayList<>();
    int start = 0;
    for (int range = 1; range < wanted; range++) {
      int cut = (int) ((long) sorted.length * range / wanted);
      int after = firstAbove(sorted, sorted[cut - 1]);
      if (after - start >= smallest && sorted.length - after >= smallest) {
        ends.add(sorted[cut - 1]);
        start = after;
      }
    }
    return new Ranges(ends.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static int firstAbove(double[] sorted, double value) {
    int at = Arrays.binarySearch(sorted, Math.nextUp(value));
    while (at > 0 && sorted[at - 1] > value) {
      at--;
    }
    return at < 0 ? -at - 1 : at;
  }

  int size() {
    return ends.length + 1;
  }

  int indexOf(double value) {
    int at = Arrays.binarySearch(ends, value);
    return at < 0 ? -at - 1 : at;
  }

  List<String> said(String name) {
    List<String> said = new ArrayList<>();
    for (int range = 0; range < size(); range++) {
      String above = range == 0 ? "" : " above " + Words.number(ends[range - 1]);
      String upTo = range == ends.length ? "" : " up to " + Words.number(ends[range]);
      said.add("with " + name + above + upTo);
    }
    return said;
  }

  List<Grouping.Cut> cuts(String name) {
    return Arrays.stream(ends)
        .mapToObj(Words::number)
        .map(
            end ->
                new Grouping.Cut(
                    "with " + name + " up to " + end, "with " + name + " above " + end))
        .toList();
  }
}
