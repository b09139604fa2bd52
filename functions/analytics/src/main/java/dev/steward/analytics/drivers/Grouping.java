package dev.steward.analytics.drivers;

import java.util.BitSet;
import java.util.List;

/**
 * A feature as groups of rows, each large enough to be compared. Rows that fit in no such group
 * have none. Where there are cuts, the first groups are ranges of numbers, ascending, with a cut
 * between each two; all other groups are levels without an order.
 */
final class Grouping {
  static final int NONE = -1;

  /** How the two sides of a boundary between ranges are said. */
  record Cut(String below, String above) {}

  private final String feature;
  private final List<String> groups;
  private final List<Cut> cuts;
  private final boolean flag;
  private final int[] of;

  /** The array is taken over, not copied. */
  Grouping(String feature, List<String> groups, List<Cut> cuts, boolean flag, int[] of) {
    this.feature = feature;
    this.groups = List.copyOf(groups);
    this.cuts = List.copyOf(cuts);
    this.flag = flag;
    this.of = of;
  }

  String feature() {
    return feature;
  }

  /** How each group is said: "with contract Two year". */
  List<String> groups() {
    return groups;
  }

  int size() {
    return groups.size();
  }

  List<Cut> cuts() {
    return cuts;
  }

  /** How many groups are ranges of numbers. */
  int ranges() {
    return cuts.isEmpty() ? 0 : cuts.size() + 1;
  }

  boolean isFlag() {
    return flag;
  }

  int rows() {
    return of.length;
  }

  int group(int row) {
    return of[row];
  }

  boolean known(int row) {
    return of[row] != NONE;
  }

  int n() {
    int n = 0;
    for (int group : of) {
      n += group == NONE ? 0 : 1;
    }
    return n;
  }

  boolean in(BitSet some, int row) {
    return of[row] != NONE && some.get(of[row]);
  }
}
