package dev.steward.analytics.table;

/** One value a row, or none. */
public sealed interface Column permits NumberColumn, CategoryColumn, MixedColumn {
  String name();

  int rows();

  boolean missing(int row);

  /** The same column with the given rows only, in that order. */
  Column rows(int[] picked);

  default int present() {
    int present = 0;
    for (int row = 0; row < rows(); row++) {
      present += missing(row) ? 0 : 1;
    }
    return present;
  }
}
