package dev.steward.decisions.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Ranges with about the same number of values of both sides together. As the edges look at both
 * alike, they favour neither, and the test keeps its level; equal values are never parted.
 */
final class Bins {
  private static final int MOST = 10;

  private final double[] edges;

  private Bins(double[] edges) {
    this.edges = edges;
  }

  static Bins of(List<Double> one, List<Double> other) {
    double[] all =
        Stream.of(one, other).flatMap(List::stream).mapToDouble(v -> v).sorted().toArray();
    double[] edges = new double[all.length == 0 ? 0 : MOST - 1];
    for (int edge = 0; edge < edges.length; edge++) {
      edges[edge] = all[(int) ((edge + 1L) * all.length / MOST)];
    }
    return new Bins(Arrays.stream(edges).distinct().toArray());
  }

  /** By the range's first value; what lies below all edges is named so. */
  Map<String, Long> count(List<Double> values) {
    Map<String, Long> counts = new TreeMap<>();
    for (double value : values) {
      counts.merge(name(value), 1L, Long::sum);
    }
    return counts;
  }

  private String name(double value) {
    int found = Arrays.binarySearch(edges, value);
    int above = found >= 0 ? found + 1 : -found - 1;
    return above == 0 ? "below " + edges[0] : "from " + edges[above - 1];
  }
}
