package dev.steward.analytics.measure;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Step-down correction over a family of tests: S. Holm, Scand. J. Statistics 6 (1979) 65–70. */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p-values: those below a level are all true but for that chance, however many were
   * asked.
   */
  public static double[] adjust(double[] p) {
    int[] ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(index -> p[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double highest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      highest = Math.max(highest, Math.min(1, p[ascending[rank]] * (p.length - rank)));
      adjusted[ascending[rank]] = highest;
    }
    return adjusted;
  }
}
