package dev.steward.benchmarks;

/** The loads, one right after the other, so that they met the same machine. */
record Round(Figures echo, Figures rows, Figures rowsAtOnce, Figures governed) {
  double ofEcho() {
    return governed.perSecond() / echo.perSecond();
  }

  double ofRows() {
    return governed.perSecond() / rows.perSecond();
  }

  /** What the ratio would be if nothing but processors held either back. */
  double ofRowsByCpu() {
    return rows.cpu() / governed.cpu();
  }

  /** Against a floor that needs two round trips a transaction, as Steward does. */
  double ofRowsAtOnce() {
    return governed.perSecond() / rowsAtOnce.perSecond();
  }
}
