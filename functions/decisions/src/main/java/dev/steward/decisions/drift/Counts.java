package dev.steward.decisions.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.statistics.inference.ChiSquareTest;

/** Two rows of counts over the same levels, the rare ones put together. */
final class Counts {
  /**
   * What a cell must be expected to hold: twice what W. G. Cochran asks for (Biometrics 10 (1954)
   * 417–451), as a correction for many tests looks far into the tail.
   */
  private static final double LEAST_EXPECTED = 10;

  private static final double HALF = 0.5;

  private final List<Cell> cells;
  private final long before;
  private final long now;

  private record Cell(String level, long before, long now) {}

  private Counts(List<Cell> cells) {
    this.cells = cells;
    this.before = cells.stream().mapToLong(Cell::before).sum();
    this.now = cells.stream().mapToLong(Cell::now).sum();
  }

  static Counts of(Watched watched) {
    return switch (watched) {
      case Watched.Levels(Map<String, Long> baseline, Map<String, Long> window) ->
          of(baseline, window);
      case Watched.Numbers(List<Double> baseline, List<Double> window) -> {
        Bins bins = Bins.of(baseline, window);
        yield of(bins.count(baseline), bins.count(window));
      }
    };
  }

  private static Counts of(Map<String, Long> baseline, Map<String, Long> window) {
    TreeSet<String> levels = new TreeSet<>(baseline.keySet());
    levels.addAll(window.keySet());
    List<Cell> cells = new ArrayList<>();
    for (String level : levels) {
      cells.add(new Cell(level, baseline.getOrDefault(level, 0L), window.getOrDefault(level, 0L)));
    }
    return new Counts(cells).withRareTogether();
  }

  /** Which levels are rare is asked of both sides together, as the test's level demands. */
  private Counts withRareTogether() {
    double needed = LEAST_EXPECTED * (before + now) / Math.max(1, Math.min(before, now));
    List<Cell> kept = new ArrayList<>(cells);
    kept.sort(Comparator.comparingLong(cell -> cell.before + cell.now));
    Cell others = new Cell("others", 0, 0);
    while (!kept.isEmpty()
        && (kept.getFirst().before + kept.getFirst().now < needed
            || (others.before + others.now > 0 && others.before + others.now < needed))) {
      Cell rare = kept.removeFirst();
      others = new Cell("others", others.before + rare.before, others.now + rare.now);
    }
    if (others.before + others.now > 0) {
      kept.add(others);
    }
    return new Counts(kept);
  }

  long before() {
    return before;
  }

  long now() {
    return now;
  }

  /** That both sides come from the same distribution: K. Pearson's chi-squared of homogeneity. */
  double pValue() {
    if (cells.size() < 2) {
      return 1;
    }
    long[][] table = new long[2][cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      table[0][i] = cells.get(i).before;
      table[1][i] = cells.get(i).now;
    }
    return ChiSquareTest.withDefaults().test(table).getPValue();
  }

  /**
   * The population stability index, Σ (q - p) ln(q / p), which is the divergence of H. Jeffreys
   * (Proc. R. Soc. A 186 (1946) 453–461); half a count more in each cell, so that none is empty.
   */
  double index() {
    double sum = 0;
    for (Cell cell : cells) {
      double p = share(cell.before, before);
      double q = share(cell.now, now);
      sum += (q - p) * Math.log(q / p);
    }
    return sum;
  }

  /**
   * What the index comes to by chance alone, in the mean: (k - 1)(1/n + 1/m), after B. Yurdakul and
   * J. Naranjo, J. Risk Model Validation 14 (2020).
   */
  double chance() {
    return (cells.size() - 1) * (1.0 / before + 1.0 / now);
  }

  /** Those that changed most come first. */
  List<Shift> shifts() {
    return cells.stream()
        .map(c -> new Shift(c.level, (double) c.before / before, (double) c.now / now))
        .sorted(Comparator.comparingDouble(shift -> -Math.abs(shift.now() - shift.before())))
        .toList();
  }

  private double share(long count, long all) {
    return (count + HALF) / (all + HALF * cells.size());
  }
}
