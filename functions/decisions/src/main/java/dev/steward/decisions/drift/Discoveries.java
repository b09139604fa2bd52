package dev.steward.decisions.drift;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Step-up correction over all that is watched: Y. Benjamini and Y. Hochberg, J. R. Stat. Soc. B 57
 * (1995) 289–300.
 */
final class Discoveries {
  private Discoveries() {}

  /** Adjusted p-values: of those below a level, no more than that share are false, in the mean. */
  static double[] adjust(double[] p) {
    int[] descending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(index -> -p[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double lowest = 1;
    for (int place = 0; place < p.length; place++) {
      int rank = p.length - place;
      lowest = Math.min(lowest, p[descending[place]] * p.length / rank);
      adjusted[descending[place]] = lowest;
    }
    return adjusted;
  }
}
